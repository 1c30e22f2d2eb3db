/** Every route of the bank. */
import type { Route } from '../../site.ts'
import type { Office } from '../office.ts'
import { deskRoutes } from './desk-routes.ts'
import { draftRoutes } from './draft-routes.ts'
import { loginRoutes } from './login-routes.ts'
import { paymentRoutes } from './payment-routes.ts'
import { registrationRoutes } from './registration-routes.ts'
import { renewalRoutes } from './renewal-routes.ts'
import { statementRoutes } from './statement-routes.ts'

const groups = [loginRoutes, paymentRoutes, draftRoutes, statementRoutes, renewalRoutes, registrationRoutes, deskRoutes]

export const allRoutes = (office: Office): Route[] => groups.flatMap(routesOf => routesOf(office))
