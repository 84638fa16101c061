/** How a question is answered: by a choice, or by a guess in the drawing. */

export interface Verdict {
  right: boolean;
  /** what storage keeps of it */
  kept: object;
  /** "Right.", "Not quite." */
  headline: string;
  /** what there is to say about it */
  said: Node[];
}

export interface Way {
  kicker: string;
  /** what stands below the question; an answer that is final is told */
  ask(done: (verdict: Verdict) => void): Node[];
  /** where keys are named */
  keys: string;
  /** true for a key that is an answer */
  key?(event: KeyboardEvent): boolean;
  /** what storage kept of an earlier answer; null for what is none of ours */
  recall(kept: unknown): Verdict | null;
  /** answered, skipped, or asked anew */
  over?(verdict: Verdict | null): void;
  /** where a fresh verdict stands, if not at the question: beside what it is about */
  beside?: HTMLElement;
  /** where a reader who asks anew goes on */
  first?(): HTMLElement | undefined;
  /** the paper is there */
  print?(): void;
  /** the same question without a hand */
  onPaper: Node | null;
}
