import { describeChart } from '../../../support/catalogue.ts';

describeChart('rebased', { date: 'date' });
