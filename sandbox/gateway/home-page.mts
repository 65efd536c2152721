import { readingLines } from '../readings.mts';
import { API_PATH } from './clickfunnels-route.mts';
import { KEYS } from './keys.mts';

/** What `GET /` shows: what this is and how to use it. `origin` is where the reader reached it. */
export function homePage(origin: string): string {
	return `ClickFunnels sandbox: a local stand-in for the Maton gateway and ClickFunnels 2.0.
All data is made up and is gone when the sandbox stops.

In n8n's credential (ClickFunnels via Maton API):
  API Key       ${KEYS.good}
  Gateway URL   ${origin}

More keys:
  ${KEYS.withoutConnection}   a valid key without a ClickFunnels connection
  ${KEYS.twoConnections}      two active connections

As at Maton:
  GET|POST   /connections              GET|DELETE /connections/{connection_id}
  any        ${API_PATH}/...

  curl -H 'Authorization: Bearer ${KEYS.good}' ${origin}${API_PATH}/teams

Only here, without a key:
  GET|DELETE /_sandbox/requests        what was asked, oldest first
  GET        /_sandbox/deliveries      webhook deliveries and their attempts
  POST       /_sandbox/emit            {"event_type":"contact.created"}: fires a webhook event
  PUT        /_sandbox/faults          [{"kind":"502","probability":0.1}]: replaces the faults; [] for none
  PUT        /_sandbox/options         {"rate":10,"latency":0}: requests a second for a key, milliseconds;
                                       {"readings":{"platform":"untrusted"}}: how it plays what is not known
  POST       /_sandbox/reset           back to the state at the start, without faults

Readings, the usual one first:
${readingLines()
	.map((line) => `  ${line}\n`)
	.join('')}`;
}
