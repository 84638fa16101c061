/** What a page with something to operate does; each part may fail alone. */
import { mountAll } from "./mount.ts";
import { browse } from "./browse.ts";
import { progress } from "./progress.ts";
import { later } from "./later.ts";
import { unfold } from "./unfold.ts";
import { questions } from "./questions.ts";

// Without its figures a page shows their pictures: what they throw is not caught here.
try {
  mountAll();
} finally {
  for (const part of [questions, browse, progress, unfold, later]) {
    try {
      part();
    } catch (error) {
      console.error(error);
    }
  }
}
