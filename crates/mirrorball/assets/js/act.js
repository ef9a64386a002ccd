// From an act to its receipt: the body, its notes, its signatures, and the one endpoint that takes it.

import { ACT_PREFIX } from "./act_id.js";
import { hex, random, sha256, utf8 } from "./bytes.js";
import { canonical } from "./canonical.js";
import * as keys from "./keys.js";
import * as store from "./store.js";
import { say } from "./words.js";

const NOTE_PREFIX = "mirrorball-note/v1\n";
// SHA-256 of nothing: the root of an empty register, which a founding has seen.
const EMPTY_ROOT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const FOUNDING_EXPIRES_MS = 60 * 60 * 1000;
/** How long an act lasts that was signed without a connection: a journey, and not so long that it comes back next year. */
const OFFLINE_EXPIRES_MS = 14 * 24 * 60 * 60 * 1000;

/** A refusal, fault or other answer that is no receipt. `answer` is what the API said. */
export class NotFiled extends Error {
  constructor(answer, status) {
    super(answer.what ?? String(status));
    this.answer = answer;
    this.status = status;
  }
}

/** Asks the JSON API. @throws {NotFiled} for every answer but success; TypeError when there is no connection. */
export async function ask(path, body) {
  const response = await fetch(path, body === undefined
    ? { headers: { accept: "application/json" } }
    : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new NotFiled(answer, response.status);
  return answer;
}

/** A note: its commitment goes into the act, its text travels beside it. */
export async function note(text, audience = "community") {
  const salt = random(32);
  const normal = text.normalize("NFC");
  const c = hex(await sha256(new Uint8Array([...utf8(NOTE_PREFIX), ...salt, ...utf8(normal)])));
  return { c, salt: hex(salt), text: normal, audience };
}

/** Asks for the head of a community's register, and keeps it, so that this device can sign without a connection. */
export async function look(slug) {
  const head = await ask(`/api/${slug}/head`);
  const { community, size, root } = head;
  await store.put("heads", { slug, community, size, root, ahead_ms: head.now_ms - Date.now() }).catch(() => undefined);
  return head;
}

/** The head to sign on: the register as it is, or without a connection as this device last saw it. */
async function headOf(slug) {
  try {
    return await look(slug);
  } catch (trouble) {
    if (!(trouble instanceof TypeError)) throw trouble;
    const kept = await store.get("heads", slug).catch(() => undefined);
    if (!kept) throw new Error(say("noHead"));
    return { ...kept, now_ms: Date.now() + kept.ahead_ms, expires_default_ms: OFFLINE_EXPIRES_MS };
  }
}

/** The canonical body of an act by a member, on top of what the register is now. `id` names it among the member's acts;
 * a `head` that was asked for already can be given, or the place that was `seen`. */
export async function compose(act, { community, by, key, id = hex(random(16)), head: known, seen }) {
  const head = community
    ? known ?? (await headOf(community))
    : { community: "", size: 0, root: EMPTY_ROOT, expires_default_ms: FOUNDING_EXPIRES_MS, now_ms: Date.now() };
  return canonical({
    act,
    by,
    community: head.community,
    expires: head.now_ms + head.expires_default_ms,
    id,
    key: key.kid,
    seen: seen ?? { root: head.root, size: head.size },
    v: 1,
  });
}

/** A submission: the body, a signature line by each key (sorted by kid), and the notes' texts. */
export async function signed(body, signers, notes = []) {
  const lines = [];
  // One after the other: a device asks its user one thing at a time.
  for (const key of signers) {
    lines.push([key.kid, `${keys.word(key)} ${key.kid} ${await keys.sign(key, ACT_PREFIX + body)}`]);
  }
  lines.sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    body,
    signatures: lines.map(([, line]) => line),
    notes: notes.map(({ salt, text, audience }) => ({ salt, text, audience })),
  };
}

/** Files a submission and gives the receipt. */
export const file = (community, submission) => ask(`/api/${community}/acts`, submission);

/** What an act would do, in sentences, without filing it. */
export const preview = (community, act, by) => ask(`/api/${community}/preview`, { act, by });
