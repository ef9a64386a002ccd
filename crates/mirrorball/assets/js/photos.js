// Photos of receipts: read and made smaller on this device, so that nothing leaves it but what is to be seen. Drawn anew,
// a photo has lost what the camera wrote beside it: where and when it was taken, and with what.

import { note } from "./act.js";
import { sentences } from "./answer.js";
import { submit } from "./form.js";
import { isAnswer } from "./outbox.js";
import { say } from "./words.js";

/** Points along the longer side, and how exactly it is written: tried one after the other until the photo is small enough. */
const TRIES = [[1600, 0.8], [1600, 0.6], [1280, 0.6], [1024, 0.5], [800, 0.4]];

/** The photo in a file as the text that travels beside an act. @throws {Error} that says what to do where it is none. */
export async function text(file) {
  // The browser turns it as the camera says it is to be turned.
  const photo = await createImageBitmap(file).catch(() => undefined);
  if (!photo) throw new Error(say("noPhoto"));
  try {
    for (const [side, quality] of TRIES) {
      const jpeg = plain(new Uint8Array(await (await drawn(photo, side, quality)).arrayBuffer()));
      // What a keeper takes in, its page says.
      if (jpeg.size <= Number(say("photoBytes"))) return await url(jpeg);
    }
    throw new Error(say("noPhoto"));
  } finally {
    photo.close();
  }
}

function drawn(photo, side, quality) {
  const scale = Math.min(1, side / Math.max(photo.width, photo.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(photo.width * scale));
  canvas.height = Math.max(1, Math.round(photo.height * scale));
  const paper = canvas.getContext("2d");
  // What is clear would come out black.
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(photo, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => {
    canvas.toBlob((jpeg) => (jpeg ? done(jpeg) : failed(new Error(say("noPhoto")))), "image/jpeg", quality);
  });
}

/** The same JPEG without what stands beside the picture: some browsers write such things as well. What is left is as
 * `crates/node/src/photos.rs` has it. */
export function plain(jpeg) {
  const parts = [jpeg.subarray(0, 2)];
  const isCoded = (byte) => byte === 0 || (byte >= 0xd0 && byte <= 0xd7);
  for (let at = 2; jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1];
    if (marker === 0xd9) return new Blob([...parts, jpeg.subarray(at, at + 2)], { type: "image/jpeg" });
    let next = at + 2 + jpeg[at + 2] * 256 + jpeg[at + 3];
    // What is coded follows the start of a scan, up to the next marker.
    if (marker === 0xda) while (next < jpeg.length && (jpeg[next] !== 0xff || isCoded(jpeg[next + 1]))) next += 1;
    const isBeside = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    if (!isBeside) parts.push(jpeg.subarray(at, next));
    at = next;
  }
  throw new Error(say("noPhoto"));
}

function url(jpeg) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result));
    reader.addEventListener("error", () => failed(reader.error));
    reader.readAsDataURL(jpeg);
  });
}

/** A form whose act can have a photo: it is read before anything is signed, and added once the act stands. */
export function enhance(form) {
  const input = form.querySelector("input[type=file]");
  let read;
  const add = (act) => submit({ type: "photo.add/1", to: act, photo: read.note.c }, [read.note]);
  form.stops = async () => {
    const [file] = input.files;
    read = file && (read?.file === file ? read : { file, note: await note(await text(file)) });
    return false;
  };
  form.stands = async (_, receipt) => {
    if (!read) return;
    await add(receipt.act).catch((trouble) => {
      // What was not answered waits on this device, which says so, and is sent again.
      if (!isAnswer(trouble)) return;
      // The act stands: whoever pressed again would file it twice. On its page the photo can be added.
      form.dataset.thanks = say("photoFailed");
      form.dataset.then = `/${document.body.dataset.community}/register/${receipt.index}`;
    });
  };
  form.waits = async (act) => {
    // Kept behind what it belongs to, and sent after it.
    if (read) await add(act).catch(() => undefined);
    read = undefined;
    // Emptied, so that nobody files it again.
    form.reset();
    sentences(form.querySelector("[data-answer]"), [say("waits"), say("waitsWhy"), say("waitsNext")]);
  };
}
