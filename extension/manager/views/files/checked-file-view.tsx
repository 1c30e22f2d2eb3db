/** One signed file: its document where that lies beside, and each of its signatures. */
import type { VNode } from 'preact'
import { fill, formatSize } from '../../../locales/format.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorView } from '../../../ui/error-view.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { usePlural, useTexts } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { VisibleText } from '../../../ui/visible-text.tsx'
import { longestDocument, longestSigned, type CheckedFile } from '../../files/checking-state.ts'
import { chosen, type GivenFile } from '../../files/chosen-file.ts'
import { ContainedFiles } from './contained-files.tsx'
import { DocumentStamps } from './document-stamps.tsx'
import { FileName } from './file-name.tsx'
import { SignatureView } from './signature-view.tsx'

interface Props {
  file: CheckedFile
  takeOut: () => void
  giveDocument: (document: GivenFile) => void
}

export function CheckedFileView({ file, takeOut, giveDocument }: Props): VNode {
  const { checkFiles: texts, signFiles } = useTexts()
  const { name, document, outcome } = file
  return (
    <article class="paper" data-file={name} data-check={outcome.state}>
      <div class="file-row">
        <FileName file={file} />
        <Button action="take-out" kind="quiet" about={name} dead={outcome.state === 'checking'} onPress={takeOut}>
          {signFiles.takeOut}
        </Button>
      </div>
      {document && (
        <p class="aside" data-document={document.name}>
          <VisibleText text={fill(texts.withDocument, { name: document.name })} />
        </p>
      )}
      <Outcome file={file} />
      {mayNeedDocument(file) && (
        <div>
          <FileButton
            action="choose-document"
            label={texts.chooseDocument}
            onFiles={files => chosen(files.slice(0, 1)).forEach(giveDocument)}
          />
        </div>
      )}
    </article>
  )
}

/** Nobody is asked for a document where there is nothing to be said against the one that is here. */
function mayNeedDocument({ outcome, document }: CheckedFile): boolean {
  if (outcome.state === 'refused') return document !== null
  if (outcome.state !== 'checked') return false
  const reasons = outcome.signers.flatMap(signer => signer.reasons)
  return reasons.includes('contentMissing') || (document !== null && reasons.includes('contentChanged'))
}

function Outcome({ file: { outcome, size } }: Pick<Props, 'file'>): VNode {
  const { checkFiles: texts, signFiles, common } = useTexts()
  const choose = usePlural()
  switch (outcome.state) {
    case 'waiting':
    case 'checking':
      return <p>{texts[outcome.state]}</p>
    case 'refused':
      return (
        <Notice kind="warning" live>
          <p data-refused={outcome.fault}>
            {outcome.fault === 'tooLarge'
              ? fill(texts.tooLarge, {
                  size: formatSize(common, size > longestSigned ? longestSigned : longestDocument),
                })
              : signFiles.unfit[outcome.fault]}
          </p>
        </Notice>
      )
    case 'failed':
      return <ErrorView error={outcome.error} kind="warning" brokenOff="check" />
    case 'checked':
    default: {
      const { signers, stamps, files } = outcome
      return (
        <>
          {files.length > 0 && <ContainedFiles files={files} />}
          {signers.length > 1 && <h2>{fill(choose(texts.signatures, signers.length), { count: signers.length })}</h2>}
          {signers.map((signer, place) => (
            <SignatureView key={place} signer={signer} number={signers.length > 1 ? place + 1 : null} />
          ))}
          {stamps.length > 0 && <DocumentStamps stamps={stamps} isSigned={signers.length > 0} />}
        </>
      )
    }
  }
}
