/**
 * The one grid of all slides, CSS px. Title zone 40–128, stage 150–664 with the source line at its foot, foot line 676–700;
 * margins of 72 left and right. `styles/deck.css` says the same in CSS.
 */
export const SLIDE = { width: 1280, height: 720, margin: 72 } as const;

/** Between the margins. */
export const CONTENT = SLIDE.width - 2 * SLIDE.margin;

/** Room for what a slide shows, its source line apart. */
export const STAGE = { width: CONTENT, height: 490 } as const;

/** The picture takes eight of twelve columns when takeaways stand beside it, which take the other four. */
export const BESIDE = { picture: 744, takeaways: 344, text: 300 } as const;

/** A point that stands as a strip under a picture of full width: two lines of 17 px and air. */
export const STRIP = { width: 1080, size: 17, lines: 2, height: 84 } as const;

/** Height of a picture: the stage without its subtitle line. */
export const PICTURE_HEIGHT = 428;

/** A chart is drawn small and enlarged, so that its type of 11 px is read from the back of a room. */
export const ENLARGED = { stage: 1.6, inset: 1.25 } as const;

/** The front exhibit, when it is small enough to stand under the call box. */
export const INSET = { width: 344, height: 170 } as const;
