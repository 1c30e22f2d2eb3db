/** The certificates of the three levels, in the order of installing, with the lists of what they revoked. */
import { BadRequest, type Route } from '../../site.ts'
import type { Authority } from '../authority/authority.ts'
import { describeCertificate } from '../status-of.ts'

/** Whose certificate each of them is. */
const owners = {
  rca: 'Milli Sertifikat Xidmətləri Mərkəzi',
  pca: 'Milli Sertifikat Xidmətləri Mərkəzi',
  bsxm: 'Azərbaycan Respublikasının Mərkəzi Bankı',
}

export function authorityRoutes(authority: Authority): Route[] {
  const files = { rca: authority.root, pca: authority.policy, bsxm: authority.issuing }
  const certificates = Object.entries(files).map(([name, der]) => ({
    ...describeCertificate(der),
    owner: owners[name as keyof typeof owners],
    file: `/api/authorities/${name}.cer`,
    list: `/lists/${name}.crl`,
  }))
  return [
    { method: 'GET', path: '/api/authorities', handle: () => ({ json: { certificates } }) },
    {
      method: 'GET',
      path: '/api/authorities/:file',
      handle: ({ params }) => {
        const [, body] = Object.entries(files).find(([name]) => params['file'] === `${name}.cer`) ?? []
        if (!body) throw new BadRequest(404)
        return { body, type: 'application/pkix-cert' }
      },
    },
  ]
}
