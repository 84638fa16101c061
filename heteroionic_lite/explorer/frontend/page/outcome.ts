/** What a diagnosis' page needs only once there is a result: loaded when somebody brings something. */
import { spectrumHome, tableHome } from "../diagnosis/page/home.ts";
import { severalPart } from "../diagnosis/page/several.ts";

globalThis.heteroionicOutcome = { spectrumHome, tableHome, severalPart };
