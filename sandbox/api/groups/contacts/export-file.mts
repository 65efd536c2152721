import type { Row } from '../../core/store.mts';
import type { World } from '../../core/world.mts';
import { tagsOf } from './tags.mts';

const KIND = 'Contacts::ExportAction';

/** Where the file of a finished export is. */
export function exportUrl(world: World, { id }: Row): string {
	return `${world.files.url}/exports/contacts-${id}.csv`;
}

/** The file at a path below that of all files: a CSV with readable names for a head; undefined where there is none. */
export function exportFile(world: World, path: string): string | undefined {
	const id = /^\/exports\/contacts-(\d+)\.csv$/.exec(path)?.[1];
	const action = world.table(KIND).find(id === undefined ? undefined : Number(id));
	if (typeof action?.data.file_url !== 'string') return undefined;
	const fields = action.data.fields as string[];
	const contacts = (action.data.chosen as number[]).map((one) => world.table('Contact').find(one));
	const lines = [
		fields.map((field) => headOf(field, contacts[0])),
		...contacts.map((contact) => fields.map((field) => cellOf(field, contact, world))),
	];
	return lines.map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

// Own fields in sentence case, custom attributes in title case (ClickFunnels behaviour: bulk contact actions).
function headOf(field: string, contact: Row | undefined): string {
	const words = field.split('_');
	const isOwn = contact === undefined || field in contact.data;
	return words.map((word, i) => (i === 0 || !isOwn ? capital(word) : word)).join(' ');
}

function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

function cellOf(field: string, contact: Row | undefined, world: World): string {
	if (contact === undefined) return '';
	if (field === 'tags')
		return (tagsOf(world, contact) as Array<{ name: string }>).map(({ name }) => name).join(', ');
	const attributes = (contact.data.custom_attributes ?? {}) as Record<string, unknown>;
	const value = field === 'id' ? contact.id : (contact.data[field] ?? attributes[field]);
	return value === null || value === undefined ? '' : String(value);
}

function quoted(cell: string): string {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
