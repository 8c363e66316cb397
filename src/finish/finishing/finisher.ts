import { enableCompileCache } from 'node:module';
import { serveJobs } from '../job-server.ts';

// The finishing thread: the library for PDFs is loaded and run here, beside Chromium and whatever else the process does.
enableCompileCache();
const { finishBytes } = await import('./work.ts');
serveJobs(finishBytes);
