import { publicId } from '../core/ids.mts';
import type { Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { slug } from '../core/words.mts';
import { later, past } from './time.mts';

const funnelNames = ['Free Guide Funnel', 'Webinar Funnel', 'Membership Launch'];
const stepNames = ['Opt-in', 'Order', 'Thank You'];

/** Images of a workspace. */
export function seedImages(world: World, scope: Scope, count: number): void {
	for (let number = 1; number <= count; number++) {
		const name = `brightpath-${String(number).padStart(2, '0')}.png`;
		world.put('Image', scope, past(world.random, 500), {
			name,
			alt_text: number % 3 === 0 ? null : `Brightpath picture ${number}`,
			url: `https://statics.myclickfunnels.com/workspace/image/${world.random.hex(12)}/file/${name}`,
		});
	}
}

/** Funnels with a page on every step, and pages outside funnels. */
export function seedFunnels(world: World, scope: Scope): void {
	const products = world.table('Product').list('workspace_id', scope.workspace_id);
	for (const name of funnelNames) {
		const at = past(world.random, 400);
		const path = `/${slug(name)}`;
		const data = { name, current_path: path, live_mode: true, head_code: null, footer_code: null };
		const funnel = world.put('Funnel', scope, at, data);
		stepNames.forEach((step, order) => {
			world.put('Page', scope, at, {
				name: `${name}: ${step}`,
				type: 'funnel_page',
				current_path: `${path}/${slug(step)}`,
				funnel_id: funnel.id,
				step_id: world.table('Funnels::ShowPageStep').nextId(world.random.between(1, 9)),
				step_order: order,
				step_products: step === 'Order' ? [{ id: products[0].id, bump: false, preheadline: null }] : [],
				markup: `<section><row><column><headline>${step}</headline></column></row></section>`,
			});
		});
	}
	for (const name of ['Home', 'About', 'Contact']) {
		const page = world.put('Page', scope, past(world.random, 400), {
			name,
			type: 'site_page',
			current_path: `/${slug(name)}`,
			markup: `<section><row><column><headline>${name}</headline></column></row></section>`,
		});
		const [site] = world.table('Site').list('workspace_id', scope.workspace_id);
		if (name === 'Home') site.data.homepage_id = publicId(page.id);
	}
}

/** A webhook endpoint of somebody else's, and its log. */
export function seedWebhooks(world: World, scope: Scope): void {
	const at = past(world.random, 300);
	world.put('Webhooks::Outgoing::Endpoint', scope, at, {
		name: 'Calendar sync',
		url: 'https://calendar.example.com/hooks/clickfunnels',
		// Never fired by API calls, so the sandbox never calls out by itself.
		event_type_ids: ['appointments/scheduled_event.created'],
		api_version: 2,
		webhook_secret: world.random.hex(64),
		page_ids: [],
		funnel_ids: [],
	});
	const contacts = world.table('Contact').list('workspace_id', scope.workspace_id);
	contacts.slice(0, 3).forEach((contact, index) => {
		world.put('Webhooks::Outgoing::Event', scope, later(at, index), {
			uuid: world.random.hex(32),
			event_type_id: 'contact.created',
			subject_id: contact.id,
			subject_type: 'Contact',
			data: world.show('Contact', contact),
			api_version: 2,
			page: null,
			funnel: null,
		});
	});
}
