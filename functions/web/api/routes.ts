import { OpenAPIHono } from '@hono/zod-openapi'
import type { RequestValues, Web } from '../context.ts'
import type { OpenIdConnect } from '../oidc.ts'

// Stand-in until the API is here: replace freely.
export const apiRoutes = (_web: Web, _oidc: OpenIdConnect) => new OpenAPIHono<RequestValues>()
