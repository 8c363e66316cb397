import { describe, expect, it } from 'vitest';
import { markArtifacts } from '../../../../src/finish/conform/artifacts.ts';

const never = () => false;

describe('what stands outside the tags', () => {
  it('is marked as an artifact: text, painted paths, pictures, shadings', () => {
    expect(markArtifacts('BT\n/F1 9 Tf\n(a) Tj\nET\n0 0 5 5 re\nf\n/X1 Do\n/S sh', never)).toBe(
      '/Artifact BMC\nBT\n/F1 9 Tf\n(a) Tj\nET\nEMC\n/Artifact BMC\n0 0 5 5 re\nf\nEMC\n/Artifact BMC\n/X1 Do\nEMC\n/Artifact BMC\n/S sh\nEMC',
    );
  });

  it('leaves what is tagged, also when tags stand in each other', () => {
    const tagged = '/P <</MCID 0 >>BDC\n/Span BMC\nBT\n(a) Tj\nET\nEMC\n0 0 5 5 re\nf\nEMC';
    expect(markArtifacts(tagged, never)).toBe(tagged);
  });

  it('leaves clips and states, which paint nothing', () => {
    const state = 'q\n0 0 10 10 re\nW* n\n1 0 0 1 0 0 cm\n.5 g\nQ';
    expect(markArtifacts(state, never)).toBe(state);
  });

  it('turns the frame of a list into an artifact', () => {
    expect(markArtifacts('/L <</MCID 5 >>BDC\n0 0 9 1 re\nf\nEMC\n/P <</MCID 6 >>BDC\nEMC', never, new Set([5]))).toBe(
      '/Artifact BMC\n0 0 9 1 re\nf\nEMC\n/P <</MCID 6 >>BDC\nEMC',
    );
  });

  it('leaves a form that holds tags of its own', () => {
    expect(markArtifacts('/X1 Do', (form) => form === 'X1')).toBe('/X1 Do');
  });
});
