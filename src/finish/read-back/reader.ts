import { enableCompileCache } from 'node:module';
import { serveJobs } from '../job-server.ts';

// The reading thread: pdf.js is loaded and run here, beside whatever else the process does.
enableCompileCache();
const { readPdf } = await import('./read.ts');
serveJobs(readPdf);
