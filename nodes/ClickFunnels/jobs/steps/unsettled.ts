/** How long a refund that is not seen to be settled is remembered: those of Stripe take minutes. */
const REMEMBERED_MS = 3_600_000;

/** A refund that was sent, and that ClickFunnels does not show yet. */
interface Sent {
	at: number;
	/** Whether ClickFunnels took it; else the answer was lost. */
	isTaken: boolean;
}

/**
 * By a charge's ID. A charge that is being paid back still looks as if it could be (ClickFunnels behaviour: refunds),
 * so that only who has sent the refund knows of it. It lasts as long as n8n's process.
 */
const sent = new Map<string, Sent>();

/** The refund of a charge that is not settled, as far as this process has sent one. */
export function unsettled(id: string): Sent | undefined {
	for (const [other, { at }] of sent) if (Date.now() - at > REMEMBERED_MS) sent.delete(other);
	return sent.get(id);
}

/** Keeps in mind that a refund goes out, or that it was taken. */
export function remember(id: string, isTaken: boolean): void {
	sent.set(id, { at: Date.now(), isTaken });
}

/** Forgets a refund that is settled, or was refused. */
export function forget(id: string): void {
	sent.delete(id);
}
