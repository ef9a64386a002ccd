// Passkeys: keys that this device, or one beside it, holds for this site alone, and signs with once its user has agreed.
// No script ever sees their secret half. What they make is put as the register wants it.

import { base64url, concat, hex, random, sha256, unhex, utf8 } from "./bytes.js";
import { say } from "./words.js";

// Algorithms as COSE numbers them, and as the register's keys begin.
const [ES256, ED25519] = [-7, -8];
const [ES256_KEY, ED25519_KEY] = [2, 3];
const ED25519_BYTES = 64;
// The order of P-256. Of the two second halves of a signature that hold, the register takes the smaller one.
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Whether this browser has passkeys here. An address of numbers alone is no site that they could be for. */
export const able = () => Boolean(globalThis.isSecureContext && globalThis.PublicKeyCredential
  && navigator.credentials && !/^[\d.]+$|:/.test(location.hostname));

/** Waits for the device, and says in plain words why it did not do what it was asked. */
async function asked(ceremony) {
  try {
    return await ceremony;
  } catch (error) {
    const words = { InvalidStateError: "passkeyKnown", NotSupportedError: "passkeyKind", SecurityError: "passkeyNone" };
    throw new Error(say(words[error.name] ?? "passkeyCancelled"));
  }
}

/**
 * Makes a passkey for a member; `known` are the ids of those that this browser has made for them. Gives a key to sign with.
 * @throws {Error} that says why there is none.
 */
export async function make({ member, name, community, known }) {
  const { rawId, response } = await asked(navigator.credentials.create({
    publicKey: {
      rp: { name: document.title },
      user: { id: unhex(member), name: `${name}, ${community}`, displayName: name },
      // Nobody attests anything: that the passkey works is shown by what it signs next.
      challenge: random(32),
      attestation: "none",
      pubKeyCredParams: [ES256, ED25519].map((alg) => ({ type: "public-key", alg })),
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      excludeCredentials: known.map((id) => ({ type: "public-key", id })),
    },
  }));
  const publicKey = await publicKeyOf(response);
  return { kid: hex((await sha256(unhex(publicKey))).slice(0, 16)), publicKey, passkey: rawId };
}

/** The key as the register writes it: algorithm, point, and the hash of the site. */
async function publicKeyOf(response) {
  const spki = new Uint8Array(response.getPublicKey() ?? []);
  const site = await sha256(utf8(location.hostname));
  switch (response.getPublicKeyAlgorithm()) {
    case ES256: {
      const [x, y] = [spki.slice(-64, -32), spki.slice(-32)];
      return hex(concat([ES256_KEY, 2 + (y[31] & 1)], x, site));
    }
    case ED25519:
      return hex(concat([ED25519_KEY], spki.slice(-32), site));
    default:
      throw new Error(say("passkeyKind"));
  }
}

/**
 * Signs a text with a passkey: the one of this id, or whichever its user chooses. Gives what stands in a signature line
 * after the key's id, the passkey's id, and the member whom it was made for.
 * @throws {Error} that says why it was not signed.
 */
export async function sign(text, id) {
  const { rawId, response } = await asked(navigator.credentials.get({
    publicKey: {
      challenge: await sha256(utf8(text)),
      allowCredentials: id ? [{ type: "public-key", id }] : [],
      userVerification: "required",
    },
  }));
  const parts = [response.authenticatorData, response.clientDataJSON].map((part) => new Uint8Array(part));
  const sig = [...parts, halves(new Uint8Array(response.signature))].map(base64url).join(" ");
  return { sig, id: rawId, member: hex(new Uint8Array(response.userHandle ?? [])) };
}

/** Both halves of a signature, 32 bytes each. Those of Ed25519 come so; those of P-256 as two numbers in DER. */
function halves(signature) {
  if (signature.length === ED25519_BYTES) return signature;
  const number = (at) => {
    const end = at + 2 + signature[at + 1];
    return { value: BigInt(`0x${hex(signature.slice(at + 2, end))}`), end };
  };
  const first = number(2);
  const second = number(first.end).value;
  const smaller = second > ORDER / 2n ? ORDER - second : second;
  return unhex([first.value, smaller].map((half) => half.toString(16).padStart(64, "0")).join(""));
}
