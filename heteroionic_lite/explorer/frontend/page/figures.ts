/** The figures' script, for the pages that have some; a notebook gets the same as a module. */
import "../site.ts";
import { render } from "../widget.ts";

if (globalThis.heteroionic) globalThis.heteroionic.render = render;
