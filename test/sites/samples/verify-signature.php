<?php
// Verifies what Mohur signed, on a server in PHP 8 with its OpenSSL extension:
//
//   php verify-signature.php signature.p7s document root.pem 5XK1A2B
//
// Ends with 0 and prints the signer, or with 1 and says why not. The signature may hold the document or not. OpenSSL wants the
// certificate to be for e-mail, if it says what it is for; where yours are not, call the openssl program with `-purpose any`. It does not
// hold the certificate against the one that the signer names (signing-certificate-v2): `openssl cms -verify -cades` does.
//
// root.pem: one certificate in PEM; `openssl x509 -in root.der -inform DER -out root.pem` makes it.
// RSA and P-256, P-384, P-521; Ed25519 with OpenSSL 3.2 or newer. The chain is checked as of now. Revocation (CRL, OCSP) and the time of signing are not: a bank
// adds both.

declare(strict_types=1);

final class Refused extends Exception
{
}

/** The signer's subject. */
function verifySignature(string $signature, string $document, string $root, string $person): array
{
    $signers = tempnam(sys_get_temp_dir(), 'signer');
    $inside = tempnam(sys_get_temp_dir(), 'inside');
    try {
        checkSignature($signature, $document, $root, $signers, $inside);
        $written = file_get_contents($signers);
        if (substr_count($written, 'BEGIN CERTIFICATE') !== 1) {
            throw new Refused('not exactly one signer');
        }
        $certificate = openssl_x509_parse($written) ?: throw new Refused('the certificate cannot be read');
        $usage = $certificate['extensions']['keyUsage'] ?? 'Digital Signature';
        if (!preg_match('/Digital Signature|Non Repudiation/', $usage)) {
            throw new Refused('the certificate is not for signing');
        }
        $number = serialNumber($certificate['subject']);
        if ($number !== $person) {
            throw new Refused("signed by $number");
        }
        return $certificate['subject'];
    } finally {
        unlink($signers);
        unlink($inside);
    }
}

/** Signature and chain; `$signers` gets the signer's certificate, `$inside` the document that the signature holds. */
function checkSignature(string $signature, string $document, string $root, string $signers, string $inside): void
{
    $check = fn (int $flags, ?string $content, ?string $detached): bool => openssl_cms_verify(
        $detached === null ? $signature : $document,
        $flags | OPENSSL_CMS_BINARY,
        $signers,
        [$root],
        null,
        $content,
        null,
        $detached,
        OPENSSL_ENCODING_DER,
    ) === true;
    if ($check(OPENSSL_CMS_DETACHED, null, $signature)) {
        return;
    }
    if (!$check(0, $inside, null)) {
        throw new Refused('signature or chain is wrong: ' . openssl_error_string());
    }
    // A signature with the document inside is of that document, which must be the one that we sent.
    if (file_get_contents($inside) !== file_get_contents($document)) {
        throw new Refused('another document is inside');
    }
}

/** IIN, FIN, VÖEN without what ETSI EN 319 412-1 or the authority puts before it. */
function serialNumber(array $subject): string
{
    return preg_replace('/^(IIN|BIN|FIN|VOEN|[A-Z]{5}-)/', '', $subject['serialNumber'] ?? '');
}

if ($argc !== 5) {
    fwrite(STDERR, "usage: php verify-signature.php signature.p7s document root.pem 5XK1A2B\n");
    exit(2);
}
try {
    [, $signature, $document, $root, $person] = $argv;
    echo json_encode(verifySignature($signature, $document, $root, $person), JSON_UNESCAPED_UNICODE), "\n";
} catch (Refused $refused) {
    fwrite(STDERR, "refused: {$refused->getMessage()}\n");
    exit(1);
}
