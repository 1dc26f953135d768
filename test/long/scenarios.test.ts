import { accountForScenarios } from '../harvest/account-for-scenarios.js'
import { ALL_SCENARIOS } from '../sources/scenarios/scenarios.js'

accountForScenarios(ALL_SCENARIOS)
