/** What every page has: explanations beside links, the marks of a search, the glossary's filter, the theme's buttons. */
import { explain } from "./explain.ts";
import { glossary } from "./glossary.ts";
import { marks } from "./marks.ts";
import { orders } from "./orders.ts";

orders();
explain();
glossary();
marks();
