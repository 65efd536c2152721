import { simplifyBy } from '../../table/resource';

/** What people look for in a subscription that was changed. */
export const OF_SUBSCRIPTION = simplifyBy(`id order_number contact_email=contact.email_address service_status
	in_trial trial_end_at renewal_at=next_charge_at paid_until canceled_at churned_at`);
