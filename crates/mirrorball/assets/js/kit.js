// The recovery kit: twelve words on paper, and the key that comes from them. The words are those of BIP 39; the page
// brings their lists. Neither words nor key leave this browser, except on paper.

import { trouble, sayLater } from "./answer.js";
import { rest } from "./busy.js";
import { concat, random, sha256, utf8 } from "./bytes.js";
import { here, submit } from "./form.js";
import * as keys from "./keys.js";
import { draw } from "./qr.js";
import { say } from "./words.js";

const PREFIX = utf8("mirrorball-kit/v1\n");
const WORDS = 12;
const LETTERS = 4;

const bits = (bytes) => Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");

/** A word without accents and capitals. */
const plain = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The words of sixteen bytes: 128 bits and 4 of their hash, eleven at a time. */
export async function wordsOf(entropy, list) {
  const all = bits(entropy) + bits(await sha256(entropy)).slice(0, 4);
  return all.match(/.{11}/g).map((part) => list[parseInt(part, 2)]);
}

/** The key that these bytes give. */
export const keyOf = async (entropy) => keys.fromSeed(await sha256(concat(PREFIX, entropy)));

/** Reads twelve words, in any of the lists. @throws {Error} that says what is wrong with them. */
export async function read(text, lists) {
  const typed = text.trim().split(/\s+/).map(plain);
  if (typed.length !== WORDS) throw new Error(say("wordsCount", { count: typed.length }));
  let unknown;
  let known = false;
  for (const list of lists) {
    const places = typed.map((word) => place(word, list.map(plain)));
    const missing = places.indexOf(-1);
    if (missing >= 0) {
      unknown ??= typed[missing];
      continue;
    }
    known = true;
    const all = places.map((at) => at.toString(2).padStart(11, "0")).join("");
    const entropy = Uint8Array.from(all.slice(0, 128).match(/.{8}/g), (part) => parseInt(part, 2));
    if ((await wordsOf(entropy, list)).every((word, at) => word === list[places[at]])) return entropy;
  }
  throw new Error(known ? say("wordsWrong") : say("wordsUnknown", { word: unknown }));
}

function place(word, list) {
  const whole = list.indexOf(word);
  return whole < 0 && word.length >= LETTERS ? list.findIndex((one) => one.startsWith(word)) : whole;
}

/** Hooks up the page that makes a kit. */
export function start() {
  const make = document.getElementById("kit-make");
  const form = document.getElementById("kit");
  let kit;
  make?.addEventListener("click", async () => {
    const entropy = random(16);
    kit = { words: await wordsOf(entropy, make.dataset.list.split(" ")), key: await keyOf(entropy) };
    show(kit);
    form.hidden = false;
    make.hidden = true;
  });
  document.getElementById("kit-print")?.addEventListener("click", () => print());
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const place = form.querySelector("[data-answer]");
    const button = document.getElementById("kit-submit");
    const wake = rest(button);
    try {
      const typed = form.elements.proof.value.trim().split(/[\s,]+/).map(plain);
      if (typed.join(" ") !== [kit.words[2], kit.words[8]].map(plain).join(" ")) throw new Error(say("kitDiffers"));
      await submit({ type: "key.add/1", new: kit.key.publicKey }, [], [kit.key]);
      sayLater(say("kitEnrolled"));
      location.replace(`/${here().community}/people/${here().member}`);
    } catch (error) {
      trouble(place, error);
      wake();
    }
  });
}

function show({ words, key }) {
  const item = (word) => Object.assign(document.createElement("li"), { textContent: word });
  document.getElementById("kit-words").replaceChildren(...words.map(item));
  document.getElementById("kit-kid").textContent = key.kid;
  const address = document.getElementById("kit-address");
  address.textContent = new URL(address.dataset.path, location.origin).href;
  draw(document.getElementById("kit-code"), address.textContent);
  document.getElementById("kit-sheet").hidden = false;
}
