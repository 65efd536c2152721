import type { Company, Rec } from '../../../support/company.mts';

/** The first shipping profile of the company, its first location group and the first zone of that. */
export async function firstZone(company: Company): Promise<Record<'profile' | 'group' | 'zone', Rec>> {
	const [profile] = await company.in('shipping/profiles');
	const [group] = await company.list(`/shipping/profiles/${profile.id}/location_groups`);
	const [zone] = await company.list(`/shipping/location_groups/${group.id}/zones`);
	return { profile, group, zone };
}
