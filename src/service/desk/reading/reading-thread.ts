import { doJobs } from '../../../sandbox/job-thread.js'
import { doDeskJob, type DeskJob } from './desk-job.js'

doJobs((job) => doDeskJob(job as DeskJob))
