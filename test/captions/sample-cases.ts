/** YouTube's automatic captions: each cue repeats the line before, a cue of 10 ms stands between two, and a line may hold one blank. */
export const youtube = `WEBVTT
Kind: captions
Language: en

00:00:00.500 --> 00:00:02.090 align:start position:0%
 
the<00:00:00.800><c> orange</c><00:00:01.200><c> cat</c><00:00:01.500><c> sleeps</c>

00:00:02.090 --> 00:00:02.100 align:start position:0%
the orange cat sleeps
 

00:00:02.100 --> 00:00:04.190 align:start position:0%
the orange cat sleeps
very<00:00:02.400><c> quietly</c><00:00:02.900><c> in</c><00:00:03.100><c> the</c><00:00:03.300><c> garden</c>

00:00:04.190 --> 00:00:04.200 align:start position:0%
very quietly in the garden
 

00:00:04.200 --> 00:00:06.000 align:start position:0%
very quietly in the garden
until<00:00:04.500><c> somebody</c><00:00:05.000><c> opens</c><00:00:05.300><c> a</c><00:00:05.500><c> tin</c>
`;

/** Karaoke as Aegisub writes it, with tags of other kinds between the syllables. */
export const karaoke = `[Script Info]
ScriptType: v4.00+

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.00,0:00:02.00,Default,,0,0,0,,{\\k60}Sun{\\i1}rise {\\i0}{\\k40}{\\c&H00FFFF&}over{\\r} {\\k50}town
Dialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,{\\fad(100,100)}{\\k50}Wake {\\k50}up
Dialogue: 0,0:00:03.00,0:00:04.50,Default,,0,0,0,,Oh {\\k40}my {\\k60}days
Dialogue: 0,0:00:04.50,0:00:05.50,Default,,0,0,0,,{\\kf}Hooray
`;

/** WhisperX, which has no times for what its alphabet lacks, and has all words twice. */
export const whisperX = {
  segments: [
    {
      ...{start: 0.2, end: 3.2, text: ' We sold 2,000 mugs at only £13.60'},
      words: [
        {word: 'We', start: 0.2, end: 0.5},
        {word: 'sold', start: 0.6, end: 1.1},
        {word: '2,000'},
        {word: 'mugs', start: 1.9, end: 2.2},
        {word: 'only', start: 2.4, end: 2.7},
        {word: '£13.60'},
      ],
    },
  ],
  word_segments: [{word: 'We', start: 0.2, end: 0.5}, {word: '2,000'}],
};

/** AssemblyAI, which counts in milliseconds. */
export const assemblyAi = {
  id: 'case-06',
  words: [
    {text: 'Fresh', start: 250, end: 650},
    {text: 'bread,', start: 730, end: 1022},
    {text: 'every', start: 1300, end: 1650},
    {text: 'single', start: 1700, end: 2200},
    {text: 'morning.', start: 2250, end: 2900},
  ],
};
