/** Camera language: `value: English | Indonesian`. */
export const shotSizeWords = `
  extreme-wide: extreme wide shot, extreme wide, extreme long shot, establishing shot, panoramic shot, panorama, panoramic view |
    sangat lebar, bidikan sangat lebar
  wide: wide shot, wide view, long shot, full shot, full body shot, full body, full length, wide establishing shot |
    bidikan lebar, tampak penuh, seluruh badan, seluruh tubuh, jarak jauh
  medium: medium shot, mid shot, midshot, medium close up, waist up, waist shot, cowboy shot, half body | jarak menengah,
    setengah badan, bidikan sedang, setengah tubuh
  close-up: close up, closeup, close up shot, close shot, tight shot, portrait shot, head and shoulders | jarak dekat, dari dekat,
    bidikan dekat, tampak dekat
  extreme-close-up: extreme close up, extreme closeup, macro shot, macro close up, detail shot | sangat dekat, detail dekat,
    close up ekstrem, dari sangat dekat
`;

export const angleWords = `
  eye-level: eye level, eye level shot, at eye level, straight on | sejajar mata, setinggi mata
  low: low angle, low angle shot, from below, worm's eye view, ground level, camera looking up, camera looks up | sudut rendah,
    dari bawah, angle rendah
  high: high angle, high angle shot, from above, elevated view, camera looking down, camera looks down | sudut tinggi, dari atas,
    dari ketinggian
  overhead: overhead, overhead shot, top down, top view, top down view, bird's eye view, bird's eye, birds eye view, aerial view,
    aerial shot, aerial, drone shot, drone view, drone footage, flat lay | tampak atas, pandangan burung, dari udara,
    bidikan drone, tegak lurus dari atas
  dutch: dutch angle, dutch tilt, canted angle, tilted angle | sudut miring
`;

export const lensWords = `
  wide-angle: wide angle lens, wide angle, wide lens, ultra wide lens | lensa lebar, lensa sudut lebar, sudut lebar
  standard: standard lens, normal lens | lensa standar, lensa normal
  telephoto: telephoto, telephoto lens, long lens | lensa tele, telefoto
  macro: macro, macro lens | makro, lensa makro
  fisheye: fisheye, fish eye, fisheye lens | mata ikan, lensa mata ikan
  anamorphic: anamorphic, anamorphic lens | anamorfik, lensa anamorfik
  tilt-shift: tilt shift, tilt shift lens, miniature effect |
`;

/** Words that say how fast. Beside a camera move they belong to the camera, beside a verb to the action. */
export const speedWords = `
  slow: slow, slowly, gentle, gently, creeping, subtle, gradual, gradually | pelan, perlahan, pelan pelan, perlahan lahan, lambat,
    lamban
  normal: normal speed, steady pace | kecepatan normal
  fast: fast, quick, quickly, rapid, rapidly, swift, swiftly, speedy, sudden, whip | cepat, kencang, secepat kilat, laju, mendadak
`;

export const positionWords = `
  left: on the left, on the left side, left side, left third, on the left of the frame, on the left side of the frame,
    left of frame, frame left, at the left | di kiri, di sebelah kiri, sebelah kiri, sisi kiri, di sisi kiri, kiri bingkai
  centre: in the center, in the centre, centered, centred, center frame, in the middle, in the middle of the frame,
    in the center of the frame, center of frame, dead center, center composition, centered composition | di tengah,
    di tengah tengah, tengah bingkai, di tengah bingkai, di tengah layar
  right: on the right, on the right side, right side, right third, on the right of the frame, on the right side of the frame,
    right of frame, frame right, at the right | di kanan, di sebelah kanan, sebelah kanan, sisi kanan, di sisi kanan,
    kanan bingkai
`;
