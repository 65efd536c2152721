import type { Company, Json, Rec } from '../../../support/company.mts';

/** What a read with `expand[]` or other query parameters gives. */
export async function read(company: Company, path: string, query: string): Promise<Rec> {
	return (await company.send('GET', path, undefined, query)).body as Rec;
}

/** A funnel of its own, with a page on each step. */
export async function freshFunnel(
	company: Company,
	...steps: string[]
): Promise<{ funnel: Rec; pages: Rec[] }> {
	const funnel = await company.createIn('funnels', { funnel: { name: 'Fresh' } });
	const pages: Rec[] = [];
	for (const name of steps) {
		pages.push(await company.createIn('pages', { page: { name, funnel: { funnel_id: funnel.public_id } } }));
	}
	return { funnel, pages };
}

/** A page in no funnel. */
export async function loosePage(company: Company, name: string): Promise<Rec> {
	return await company.createIn('pages', { page: { name } });
}

/** The id of the step that a page is on. */
export async function stepId(company: Company, page: Rec): Promise<number> {
	const { show_page_step: step } = await company.get(`/pages/${page.id}`);
	return (step as Rec).id;
}

/** The names of the steps of a funnel, in their order; a split shows what is inside of it. */
export async function outline(company: Company, { id }: Rec): Promise<unknown[]> {
	const { steps } = await company.get(`/funnels/${id}/structure`);
	return (steps as Json[]).map(named);
}

function named({ name, variants, branches }: Json): unknown {
	const paths = (variants ?? branches) as Array<{ steps: Json[] }> | undefined;
	return paths ? paths.map(({ steps }) => steps.map(named)) : name;
}
