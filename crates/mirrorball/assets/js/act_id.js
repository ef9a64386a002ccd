// What an act is called by.

import { hex, sha256, utf8 } from "./bytes.js";

/** What stands before a body where it is signed. */
export const ACT_PREFIX = "mirrorball-act/v1\n";

/** The id of an act: what members, contributions, share-outs and the community itself are called by. */
export const actId = async (body) => hex(await sha256(utf8(ACT_PREFIX + body)));
