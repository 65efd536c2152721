import type { ChangeContext } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import { without } from '../../core/store.mts';
import type { World } from '../../core/world.mts';
import { needsAddress } from '../emails/emails.mts';

const templates = 'Emails::Template';
const bodies = ['html_body', 'text_body'] as const;

/** A template that belongs to a step alone: found by its id, in no list. */
function ownTemplate({ world, scope }: ChangeContext, data: Data): number {
	const { workspace_id, team_id } = scope;
	const row = world.put(templates, { team_id, workspace_id }, world.clock.now(), data);
	world.table(templates).hide(row);
	return row.id;
}

function checkSenders(world: World, sent: Data): void {
	for (const key of ['from_address_id', 'reply_to_address_id']) {
		const address = world.find('Emails::Address', sent[key]);
		if (address !== undefined && world.show('Emails::Address', address).usable_as_sender !== true) {
			throw unprocessable(`${key} is not usable as a sender.`);
		}
	}
}

function clone(source: Row): Data {
	return without(source.data, 'id', 'public_id', 'created_at', 'updated_at');
}

/**
 * Settings of an e-mail step. A template is copied on create and fixed from then on; bodies are written into
 * the step's own template and never shown (ClickFunnels behaviour: workflows) (contract:
 * WorkflowsStepAttributes).
 */
export function emailSettings(sent: Data, context: ChangeContext, stored: Data | undefined): Data {
	const { world, scope } = context;
	const { template_id: chosen, subject } = sent;
	const written = Object.fromEntries(bodies.flatMap((key) => (key in sent ? [[key, sent[key]]] : [])));
	const hasBody = Object.keys(written).length > 0;
	const shown = without(sent, 'template_id', ...bodies);
	checkSenders(world, sent);
	if (stored === undefined) {
		needsAddress(world, scope.workspace_id);
		if (subject === undefined && chosen === undefined) {
			throw unprocessable('send_email_step requires a subject or a template_id.');
		}
		const source = world.find(templates, chosen);
		const content = source ? clone(source) : hasBody ? { name: subject, subject, ...written } : undefined;
		return { ...shown, template_id: content ? ownTemplate(context, content) : null };
	}
	if ('template_id' in sent) throw unprocessable('template_id can only be set on create');
	if (!hasBody) return shown;
	const own = world.find(templates, stored.template_id);
	if (own === undefined)
		return { ...shown, template_id: ownTemplate(context, { name: subject, ...written }) };
	world.change(templates, own, written);
	return shown;
}
