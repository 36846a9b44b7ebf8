/* The search, for whoever loads this script: the worker, or the page in the offline copy. */
import { makeAnswers } from "./engine/answers.js"

self.makeAnswers = makeAnswers
