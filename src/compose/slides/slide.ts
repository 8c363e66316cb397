import type { Exhibit } from '../../resolve/report.ts';
import type { CallBox } from '../view/call-box.ts';
import type { riskList, scenarioCards } from '../view/cases.ts';
import type { exhibitView } from '../view/exhibit.ts';
import type { LabelledValue } from '../view/panels.ts';
import type { Entry } from './columns.ts';
import type { PointSlide } from './points.ts';
import type { RatingsPicture } from './ratings.ts';
import type { Point } from './sections.ts';

/** What every slide but the cover says at its head; markup. */
export interface SlideHead {
  readonly title: string;
  /** The section's message above an exhibit's own. */
  readonly eyebrow?: string | undefined;
  readonly subtitle?: string | undefined;
  /** The same slide goes on from the one before. */
  readonly continued?: boolean;
}

export type ExhibitView = ReturnType<typeof exhibitView>;

/** A slide as planned: what stands on it, before pictures and page numbers. */
export type Slide =
  | { readonly kind: 'cover' }
  | ({ readonly kind: 'agenda'; readonly sections: readonly { readonly title: string; readonly page: number }[] } & SlideHead)
  | ({
      readonly kind: 'divider';
      readonly number: number | undefined;
      readonly agenda: readonly { readonly number: number; readonly title: string; readonly current: boolean }[];
    } & SlideHead)
  | ({
      readonly kind: 'key-points';
      readonly text: PointSlide | undefined;
      readonly callBox: CallBox | undefined;
      readonly callSize: number;
      readonly inset: { readonly exhibit: Exhibit; readonly view: ExhibitView } | undefined;
    } & SlideHead)
  | ({
      readonly kind: 'figures';
      readonly figures: readonly LabelledValue[];
      readonly columns: 3 | 4;
      readonly size: number;
    } & SlideHead)
  | ({ readonly kind: 'text'; readonly text: PointSlide } & SlideHead)
  | ({
      readonly kind: 'exhibit';
      readonly exhibit: Exhibit;
      readonly view: ExhibitView;
      readonly table: string | undefined;
      readonly layout: 'full' | 'beside';
      readonly takeaways: readonly Point[];
      readonly strip: Point | undefined;
      readonly pictureHeight: number;
      readonly first: boolean;
    } & SlideHead)
  | ({ readonly kind: 'table'; readonly table: string } & SlideHead)
  | ({
      readonly kind: 'scenarios';
      readonly cards: readonly (ReturnType<typeof scenarioCards>[number] & { readonly wide: boolean })[];
      readonly size: number;
    } & SlideHead)
  | ({ readonly kind: 'risks'; readonly risks: ReturnType<typeof riskList>; readonly size: number } & SlideHead)
  | ({ readonly kind: 'ratings'; readonly ratings: RatingsPicture; readonly takeaways: readonly Point[] } & SlideHead)
  | ({
      readonly kind: 'small-print';
      readonly name: 'sources' | 'disclosures';
      readonly columns: readonly (readonly Entry[])[];
      readonly size: number;
      readonly first: boolean;
    } & SlideHead);
