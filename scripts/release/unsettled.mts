/** What a release is made of, as texts. */
export interface Release {
	manifest: { version: string; author: { email: string }; repository: { url: string } };
	/** CHANGELOG.md */
	changelog: string;
	/** docs/before-publishing.md */
	checklist: string;
	/** The tag that is to be published, such as `v1.2.3`; missing where there is none yet. */
	tag?: string;
	/** The GitHub repository that publishes, such as `owner/name`; missing on a maintainer's machine. */
	publisher?: string;
}

/** A box of a list that is not ticked, with the words that name it. */
const UNTICKED = /^- \[ \] \*\*(.+?)\.?\*\*/gm;

/** Domains that nobody can have (RFC 2606). */
const NOBODYS = /\.(example|invalid|test|localhost)$|@example\.(com|net|org)$/;

/** What keeps a release from being published: a sentence each, empty if nothing does. */
export function unsettled({ manifest, changelog, checklist, tag, publisher }: Release): string[] {
	const { version, author, repository } = manifest;
	const dated = new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d{2}-\\d{2}$`, 'm');
	const findings = [...checklist.matchAll(UNTICKED)].map(
		([, name]) => `docs/before-publishing.md: ${name} is not ticked`,
	);
	if (NOBODYS.test(author.email)) findings.push(`package.json: nobody can have the address ${author.email}`);
	if (!dated.test(changelog)) findings.push(`CHANGELOG.md: no section "## [${version}] - YEAR-MONTH-DAY"`);
	if (tag !== undefined && tag !== `v${version}`) {
		findings.push(`The tag is ${tag}, the version of package.json ${version}`);
	}
	if (publisher !== undefined && repository.url !== `git+https://github.com/${publisher}.git`) {
		findings.push(`package.json: repository is ${repository.url}, but ${publisher} publishes`);
	}
	return findings;
}
