import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { LAST_CHANGED, RAW, deleted, one, workspace, written, type Cases } from '../case.mts';

const CLOSED = '2026-05-04T08:30:00.000Z';

/** The stages of the first pipeline. */
async function stages(company: Company): Promise<Rec[]> {
	const [pipeline] = await company.in('sales/pipelines');
	return pipeline.stages as Rec[];
}

/** The second member of the team: not the one that records are assigned to from the start. */
async function member(company: Company): Promise<Rec> {
	const [team] = await company.list('/teams');
	return (team.memberships as Rec[])[1];
}

async function freshOpportunity(company: Company): Promise<Rec> {
	const [stage] = await stages(company);
	const [contact] = await company.in('contacts');
	return await company.createIn('sales/opportunities', {
		sales_opportunity: { name: 'Workshop', pipelines_stage_id: stage.id, primary_contact_id: contact.id },
	});
}

async function freshNote(company: Company): Promise<Rec> {
	const { id } = await freshOpportunity(company);
	return await company.create(`/sales/opportunities/${id}/notes`, {
		sales_opportunities_note: { content: 'Called' },
	});
}

/** Opportunity, with its notes. */
export const opportunityCases: Cases = {
	'opportunity.getAll': async (company) => {
		const [, opportunity] = await company.in('sales/opportunities');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				...RAW,
				filters: {
					id: String(opportunity.id),
					pipeline_id: byId(opportunity.pipeline_id),
					pipelines_stage_id: byId(opportunity.pipelines_stage_id),
					primary_contact_id: byId(opportunity.primary_contact_id),
					assignee_id: byId(opportunity.assignee_id),
				},
			},
			answer: [opportunity],
		};
	},
	'opportunity.get': async (company) => {
		const [{ id, public_id }] = await company.in('sales/opportunities');
		return await one(company, `/sales/opportunities/${id}`, { opportunity: byId(public_id) }, RAW);
	},
	'opportunity.create': async (company) => {
		const [, stage] = await stages(company);
		const [, contact] = await company.in('contacts');
		const { id: assignee } = await member(company);
		return written(
			company,
			{
				...(await workspace(company)),
				name: 'Team retreat',
				pipelineStageId: byId(stage.id),
				contactId: byId(contact.id),
				...RAW,
				additionalFields: { value: '1250.50', closed_at: CLOSED, assignee_id: byId(assignee) },
			},
			{
				name: 'Team retreat',
				pipelines_stage_id: stage.id,
				primary_contact_id: contact.id,
				value: 1250.5,
				closed_at: CLOSED,
				assignee_id: String(assignee),
			},
			(id) => `/sales/opportunities/${id}`,
		);
	},
	'opportunity.update': async (company) => {
		const { id } = await freshOpportunity(company);
		const [, stage] = await stages(company);
		const [, contact] = await company.in('contacts');
		const { id: assignee } = await member(company);
		return written(
			company,
			{
				opportunity: byId(id),
				...RAW,
				additionalFields: {
					name: 'Workshop for two teams',
					pipelines_stage_id: byId(stage.id),
					primary_contact_id: byId(contact.id),
					value: '2500',
					closed_at: CLOSED,
					assignee_id: byId(assignee),
					fieldsToClear: '',
				},
			},
			{
				id,
				name: 'Workshop for two teams',
				pipelines_stage_id: stage.id,
				primary_contact_id: contact.id,
				value: 2500,
				closed_at: CLOSED,
				assignee_id: String(assignee),
			},
			() => `/sales/opportunities/${id}`,
		);
	},
	'opportunity.delete': async (company) =>
		deleted(company, 'opportunity', await freshOpportunity(company), (id) => `/sales/opportunities/${id}`),
	'opportunity.getNotes': async (company) => {
		const [{ id }] = await company.in('sales/opportunities');
		const [, note] = await company.list(`/sales/opportunities/${id}/notes`);
		return {
			parameters: {
				opportunity: byId(id),
				...LAST_CHANGED,
				filters: { id: String(note.id), created_by_id: byId(note.created_by_id) },
			},
			answer: [note],
		};
	},
	'opportunity.getNote': async (company) => {
		const { id } = await freshNote(company);
		return await one(company, `/sales/opportunities/notes/${id}`, { opportunityNoteId: byId(id) });
	},
	'opportunity.addNote': async (company) => {
		const { id } = await freshOpportunity(company);
		const { id: author } = await member(company);
		return written(
			company,
			{
				opportunity: byId(id),
				content: 'Wants an offer by Friday',
				additionalFields: { created_by_id: byId(author) },
			},
			{ opportunity_id: id, content: 'Wants an offer by Friday', created_by_id: author },
			(note) => `/sales/opportunities/notes/${note}`,
		);
	},
	'opportunity.updateNote': async (company) => {
		const { id } = await freshNote(company);
		const { id: author } = await member(company);
		return written(
			company,
			{
				opportunityNoteId: byId(id),
				additionalFields: { content: 'Called twice', created_by_id: byId(author) },
			},
			{ id, content: 'Called twice', created_by_id: author },
			() => `/sales/opportunities/notes/${id}`,
		);
	},
	'opportunity.deleteNote': async (company) =>
		deleted(
			company,
			'opportunityNoteId',
			await freshNote(company),
			(id) => `/sales/opportunities/notes/${id}`,
		),
};
