/**
 * When and in what weather, with what palette: `value: English | Indonesian`. A star marks words that stand inside a noun phrase
 * ("a *rainy* tram stop"): they are read without ending the phrase.
 */
export const timeOfDayWords = `
  dawn: dawn, daybreak, sunrise, first light, early morning | fajar, subuh, dini hari, matahari terbit
  morning: *morning, in the morning, this morning, morning light | pagi, pagi hari
  day: day, daytime, daylight, noon, midday, afternoon, broad daylight, in the afternoon | siang, siang hari, tengah hari
  golden-hour: golden hour, magic hour, sunset, setting sun, late afternoon, golden light, low sun | jam emas, matahari terbenam,
    matahari tenggelam, sore, sore hari, menjelang senja
  dusk: dusk, twilight, evening, nightfall, blue hour, after sunset, in the evening | senja, senja hari, petang, magrib, maghrib,
    menjelang malam
  night: night, nighttime, night time, midnight, at night, moonlit night, starry night, late at night | malam, malam hari,
    tengah malam, larut malam
`;

export const weatherWords = `
  clear: *sunny, sunshine, clear sky, clear skies, blue sky, clear blue sky, cloudless, clear weather | cerah, langit cerah,
    langit biru, terik
  cloudy: *cloudy, *overcast, clouds, cloud, grey sky, gray sky, overcast sky | berawan, mendung, awan
  rain: rain, raining, rains, rainfall, downpour, drizzle, raindrops, *rainy, *drizzling, *rain-soaked | hujan, gerimis,
    hujan deras, hujan lebat, hujan gerimis, rintik hujan, kehujanan, turun hujan, hujan turun
  storm: storm, thunderstorm, lightning, thunder, tempest, hurricane, typhoon, *stormy | badai, petir, hujan badai, hujan petir,
    guntur, halilintar
  snow: snow, snowing, snowfall, snows, blizzard, falling snow, *snowy | salju, bersalju, hujan salju, turun salju
  fog: fog, mist, haze, *foggy, *misty, *hazy | kabut, berkabut, halimun
  wind: wind, breeze, gale, *windy, *breezy, *windswept | angin, berangin, angin kencang, angin sepoi sepoi
`;

export const paletteWords = `
  warm: warm tones, warm colors, warm colours, warm palette, warm hues, autumn colors, autumn colours, autumn tones |
    warna hangat, nuansa hangat
  cool: cool tones, cool colors, cool colours, cool palette, cold tones | warna dingin, nuansa dingin
  pastel: *pastel, pastels, pastel colors, pastel colours, pastel palette | warna pastel, nuansa pastel
  neon: neon colors, neon colours, neon palette | warna neon
  muted: muted colors, muted colours, muted palette, muted tones, desaturated, *muted | warna kalem, warna redup
  vivid: *vivid, vivid colors, vivid colours, *colorful, *colourful, saturated, *vibrant, vibrant colors | warna cerah,
    penuh warna, warna warni
  earthy: earthy tones, earth tones, *earthy | warna tanah, warna bumi
  monochrome: *monochrome, monochromatic, grayscale, greyscale | monokrom
`;

/** Words that turn the colours beside them into the picture's palette: "teal and orange *tones*", "*nuansa* biru". */
export const paletteMarkers = `
  palette, tones, tone, hues, colors, colours, color palette, colour palette, color scheme, color grade, color grading, grading,
    tint
  | nuansa, palet, warna, palet warna, dominasi
`;
