const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long the trigger waits for what, in milliseconds. */
export const TIMES = {
	/**
	 * Age at which an event that never came counts as missed: by then ClickFunnels has tried four times
	 * (contract/webhooks.json, `retryAfterSeconds`).
	 */
	grace: 10 * MINUTE,
	/** By then n8n has begun the run of an event that it took, or never will. */
	confirmed: 10 * MINUTE,
	/** A workflow that is off for no longer, as while it is published again, misses nothing. */
	republished: 2 * MINUTE,
	/** How far an event of the log may lag behind its time (ClickFunnels behaviour: event log). */
	logLag: 10 * MINUTE,
	/** For so long ClickFunnels tries to deliver an event: 37 hours and 21 minutes (contract/webhooks.json). */
	triedAgain: 38 * 60 * MINUTE,
	/** For so long an event is remembered, unless there are too many: some days longer than it can come again. */
	remembered: 7 * 24 * 60 * MINUTE,
	/** From the start of a workflow to the first look into the event log. */
	firstLook: 10 * SECOND,
	/** When further looks are, as cron expression; each node has a second of its own. */
	nextLooks: '{second} */5 * * * *',
	/** How often it is asked whether ClickFunnels still has the endpoint. */
	endpointAsked: 60 * MINUTE,
	/** How long missed events wait for the runs of those before them. */
	begun: 30 * SECOND,
	/** Between two deliveries that have n8n 1 save what is sure. */
	saved: 50,
	/** For how long it is not worked out anew what is sure. */
	sure: 25,
	/** Before what is known is told to the own address, and between two times. */
	tell: { first: 50, next: 300 },
	/** How long the own address may take to answer. */
	told: 5 * SECOND,
};
