import { describeChart } from '../../../support/catalogue.ts';

describeChart('price-target', { date: 'date' });
