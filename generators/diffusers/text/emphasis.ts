/** A stretch of a prompt and how strongly it is meant. */
export interface Weighted {
  readonly text: string;
  readonly weight: number;
}

/**
 * `(word:1.2)`, which may be nested: weights multiply. Other parentheses are text, as they are for diffusers; `\(` is one even before a number.
 *
 * @example
 * emphasis('a (red:1.3) fox') // [{text: 'a ', weight: 1}, {text: 'red', weight: 1.3}, {text: ' fox', weight: 1}]
 */
export function emphasis(prompt: string, weight = 1): Weighted[] {
  const parts: Weighted[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') parts.push({text: plain, weight});
    plain = '';
  };
  for (let at = 0; at < prompt.length; at++) {
    const letter = prompt[at] ?? '';
    if (letter === '\\' && /[()]/.test(prompt[at + 1] ?? '')) {
      plain += prompt[++at];
      continue;
    }
    const end = letter === '(' ? closing(prompt, at) : -1;
    const found = end < 0 ? null : /^([\s\S]*):\s*(\d+(?:\.\d+)?|\.\d+)\s*$/.exec(prompt.slice(at + 1, end));
    if (found === null) {
      plain += letter;
      continue;
    }
    flush();
    parts.push(...emphasis(found[1] ?? '', weight * Number(found[2])));
    at = end;
  }
  flush();
  return parts;
}

/** Where the parenthesis that opens at a place closes; -1 where it does not. */
function closing(prompt: string, open: number): number {
  let depth = 0;
  for (let at = open; at < prompt.length; at++) {
    if (prompt[at] === '\\') at++;
    else if (prompt[at] === '(') depth++;
    else if (prompt[at] === ')' && --depth === 0) return at;
  }
  return -1;
}
