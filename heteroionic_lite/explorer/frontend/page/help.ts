/** What every page has: explanations beside links, the marks of a search, the glossary's filter. */
import { explain } from "./explain.ts";
import { glossary } from "./glossary.ts";
import { marks } from "./marks.ts";

explain();
glossary();
marks();
