// The member's keys on this device: WebCrypto Ed25519 pairs whose secret half cannot be taken out again.
//
// A key record: {kid, publicKey ("01" + 64 hex), pair {privateKey, publicKey}, community (slug), member (id), name, made,
// also (slugs of the forks into which the member went along with this key)}.
// A passkey that signs in this browser has `passkey`, its id there, in place of the pair.

import { base64url, concat, hex, random, sha256, unbase64url, unhex, utf8 } from "./bytes.js";
import * as store from "./store.js";

// RFC 8410: the fixed bytes before the 32 of an Ed25519 secret in PKCS #8.
const PKCS8_HEAD = unhex("302e020100300506032b657004220420");

/** Why this browser cannot sign here: "insecure", "unsupported", or null if it can. */
export async function hindrance() {
  if (!globalThis.isSecureContext || !globalThis.crypto?.subtle) return "insecure";
  try {
    await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
    return null;
  } catch {
    return "unsupported";
  }
}

/** The short name of a public key given with its algorithm byte, as hex. */
export async function kidOf(publicKey) {
  return hex((await sha256(unhex(publicKey))).slice(0, 16));
}

async function described(pair) {
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const publicKey = `01${hex(raw)}`;
  return { kid: await kidOf(publicKey), publicKey, pair };
}

/** A fresh key that can never leave this device. */
export async function generate() {
  return described(await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]));
}

/** The key of a 32-byte seed, kept here without a way to take it out. */
export async function fromSeed(seed) {
  const pkcs8 = concat(PKCS8_HEAD, seed);
  const open = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
  const { x } = await crypto.subtle.exportKey("jwk", open);
  const privateKey = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
  const publicKey = await crypto.subtle.importKey("raw", unbase64url(x), "Ed25519", true, ["verify"]);
  return described({ privateKey, publicKey });
}

/** A fresh key together with its seed, for a link (an invitation, another device). */
export async function generateWithSeed() {
  const seed = random(32);
  return { key: await fromSeed(seed), seed: base64url(seed) };
}

/** What a key makes over a text, as it stands in a signature line after the key's id. A passkey asks its user. */
export async function sign(key, text) {
  if (key.passkey) return (await (await passkeys()).sign(text, key.passkey)).sig;
  return base64url(new Uint8Array(await crypto.subtle.sign("Ed25519", key.pair.privateKey, utf8(text))));
}

// Where its script does not come, nothing is signed; that is no act that waits.
const passkeys = () => import("./passkey.js").catch(() => Promise.reject(new Error("")));

/** The word that a key's signature lines begin with. */
export const word = (key) => (key.passkey ? "webauthn" : "ed25519");

/** Keeps a key for a member of a community. */
export async function keep(key, { community, member, name }) {
  await store.put("keys", { ...key, community, member, name, made: Date.now() });
  await navigator.storage?.persist?.();
}

/** Keeps that a key is its member's in a fork of its community too, which is found under this short name. */
export async function keepAlso(key, slug) {
  const known = (await list()).find((one) => one.kid === key.kid);
  if (known) await store.put("keys", { ...known, also: [...(known.also ?? []), slug] });
}

/** All keys on this device, the newest first. */
export async function list() {
  return (await store.all("keys")).sort((one, other) => other.made - one.made);
}

/** The key to sign with in a community: the member's, or the newest where no member is given. A passkey comes last. */
export async function keyFor(community, member) {
  const all = (await list()).filter((key) => key.community === community || key.also?.includes(community));
  const here = [...all.filter((key) => !key.passkey), ...all.filter((key) => key.passkey)];
  const key = here.find((one) => one.member === member) ?? (member ? undefined : here[0]);
  return key && { ...key, community };
}

/** Forgets a key on this device; the register still knows it until it is revoked. */
export const forget = (kid) => store.remove("keys", kid);
