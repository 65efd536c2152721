import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

async function active(events: string[], filters = {}) {
	const workflow = t.workflow({ events, filters });
	await workflow.activate();
	return workflow;
}

test('creating, updating and deleting a contact', async () => {
	const workflow = await active(['contact.created', 'contact.updated', 'contact.deleted']);
	const contact = await t.company.createIn('contacts', { contact: { first_name: 'Ada' } });
	await t.settled();
	await t.company.send('PUT', `/contacts/${contact.id}`, { contact: { first_name: 'Grace' } });
	await t.settled();
	await t.company.send('DELETE', `/contacts/${contact.id}`);
	await t.settled();
	expect(workflow.items.map(({ event_type: type }) => type)).toEqual([
		'contact.created',
		'contact.updated',
		'contact.deleted',
	]);
	const names = workflow.items.map(({ data }) => (data as { first_name: string }).first_name);
	expect(names).toEqual(['Ada', 'Grace', 'Grace']);
	for (const { subject_id: id, subject_type: type, workspace_id: workspaceId } of workflow.items) {
		expect({ id, type, workspaceId }).toEqual({
			id: contact.id,
			type: 'Contact',
			workspaceId: t.workspaceIds[0],
		});
	}
});

test('applying and removing a tag', async () => {
	const workflow = await active(['contacts/applied_tag.created', 'contacts/applied_tag.deleted']);
	const contact = await t.company.createIn('contacts', { contact: { first_name: 'Ada' } });
	const [tag] = await t.company.in('contacts/tags');
	const applied = await t.company.create(`/contacts/${contact.id}/applied_tags`, {
		contacts_applied_tag: { tag_id: tag.id },
	});
	await t.settled();
	await t.company.send('DELETE', `/contacts/applied_tags/${applied.id}`);
	await t.settled();
	expect(workflow.items).toMatchObject([
		{
			event_type: 'contacts/applied_tag.created',
			subject_type: 'Contacts::AppliedTag',
			subject_id: applied.id,
			data: { tag_id: tag.id, contact_id: contact.id },
		},
		{ event_type: 'contacts/applied_tag.deleted', subject_id: applied.id },
	]);
});

test('completing an order', async () => {
	const workflow = await active(['order.created', 'order.completed']);
	const earlier = (await t.company.in('orders')).find(
		(one) => one.order_type === 'one-time-order' && one.payment_processor === 'external',
	);
	const [line] = earlier?.line_items as Array<Record<'products_variant' | 'products_price', { id: number }>>;
	const order = await t.company.createIn('orders', {
		order: {
			order_type: 'one-time-order',
			live_mode: true,
			contact_id: earlier?.contact_id,
			line_items_attributes: [
				{ variant_id: line.products_variant.id, products_price_id: line.products_price.id, quantity: 1 },
			],
		},
	});
	await t.settled();
	await t.company.send('PUT', `/orders/${order.id}`, { order: { service_status: 'completed' } });
	await t.settled();
	expect(workflow.items).toMatchObject([
		{ event_type: 'order.created', subject_id: order.id, data: { service_status: 'pending' } },
		{ event_type: 'order.completed', subject_id: order.id, data: { service_status: 'completed' } },
	]);
});

test('what happens in another workspace, or was not asked for, starts nothing', async () => {
	const workflow = await active(['contact.created']);
	await t.company.create(`/workspaces/${t.workspaceIds[1]}/contacts`, { contact: { first_name: 'Ada' } });
	const [contact] = await t.company.in('contacts');
	await t.company.send('PUT', `/contacts/${contact.id}`, { contact: { first_name: 'Grace' } });
	await t.settled();
	expect(workflow.items).toEqual([]);
	expect(t.sandbox.deliveries()).toEqual([]);
});

test('after deactivation nothing arrives any more', async () => {
	const workflow = await active(['contact.created']);
	await workflow.deactivate();
	await t.company.createIn('contacts', { contact: { first_name: 'Ada' } });
	await t.settled();
	expect(t.sandbox.deliveries()).toEqual([]);
});

test.each(['funnel', 'page'])('narrowed to %ss, only their events arrive', async (kind) => {
	const [first, second, third] = (await t.company.in(`${kind}s`)).map(({ id }) => id);
	const workflow = await active(['order.completed'], { [`${kind}_ids`]: [first, second] });
	for (const id of [first, third, second]) {
		t.sandbox.emit({ event_type: 'order.completed', [`${kind}_id`]: id });
		await t.settled();
	}
	expect(workflow.items.map((item) => item[`${kind}_id`])).toEqual([first, second]);
});

test('narrowed to a funnel and a page, both must fit', async () => {
	const [funnel] = await t.company.in('funnels');
	const [page, other] = await t.company.in('pages');
	const workflow = await active(['order.completed'], { funnel_ids: [funnel.id], page_ids: [page.id] });
	for (const pageId of [other.id, page.id]) {
		t.sandbox.emit({ event_type: 'order.completed', funnel_id: funnel.id, page_id: pageId });
		await t.settled();
	}
	expect(workflow.items.map(({ page_id: id }) => id)).toEqual([page.id]);
});
