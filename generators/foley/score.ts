import {type Lead, type Mood, moods, type Player} from './moods.ts';

export interface Score {
  readonly mood: Mood;
  readonly beatsPerMinute: number;
  readonly players: ReadonlySet<Player>;
  readonly lead: Lead | null;
  readonly bars: number;
  readonly seconds: number;
}

/** What a prompt says about music: mood, tempo, players; and as many bars as the length holds. */
export function scoreOf(prompt: string, durationInSeconds: number | null): Score {
  const words = prompt.toLowerCase();
  const mood = moods.find((each) => each.words.some((word) => new RegExp(`\\b${word}\\b`).test(words))) ?? moods[0];
  const named = /(\d{2,3})\s*bpm/.exec(words)?.[1];
  const wanted = named ? Number(named) : mood.beatsPerMinute * (/\bslow\b/.test(words) ? 0.8 : /\bfast\b|\bquick\b/.test(words) ? 1.25 : 1);
  const extra: Player[] = [];
  for (const [pattern, player] of [
    [/piano|keys/, 'felt'],
    [/kalimba|music box|marimba|bells|pluck/, 'kalimba'],
    [/pad|synth|drone/, 'pad'],
    [/string|violin|cello|orchestra/, 'strings'],
    [/drum|beat|percussion/, 'beat'],
    [/\bbass\b/, 'bass'],
  ] as const) {
    if (pattern.test(words)) extra.push(player);
  }
  const isNamed = extra.length > 0;
  const players = new Set<Player>(
    isNamed ? [...extra, ...mood.players.filter((player) => player === 'pad' || player === 'bass')] : mood.players,
  );
  const lead = isNamed ? (leads.find((player) => extra.includes(player)) ?? null) : mood.lead;
  const common = {mood, players, lead};
  if (durationInSeconds === null) return {...common, beatsPerMinute: wanted, bars: 8, seconds: (8 * 4 * 60) / wanted};
  const bars = Math.max(1, Math.round((durationInSeconds * wanted) / 240));
  return {...common, beatsPerMinute: (bars * 240) / durationInSeconds, bars, seconds: durationInSeconds};
}

const leads: readonly Lead[] = ['felt', 'kalimba', 'strings'];
