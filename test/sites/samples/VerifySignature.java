// Verifies what Mohur signed, on a server in Java with Bouncy Castle (bcprov, bcutil and bcpkix 1.72 or newer; Java 11 or newer):
//
//   java -cp bcprov.jar:bcutil.jar:bcpkix.jar VerifySignature.java signature.p7s document root.der 5XK1A2B
//
// root.der: one certificate in DER; `openssl x509 -in root.pem -outform DER -out root.der` makes it.
// Ends with 0 and prints the signer, or with 1 and says why not. The signature may hold the document or not.
//
// RSA, P-256, P-384, P-521 and Ed25519. The chain is checked as of now. Revocation (CRL, OCSP) and the time of signing are not: a bank
// adds both.

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Security;
import java.security.cert.*;
import java.util.*;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.*;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

public class VerifySignature {
  public static void main(String[] args) throws Exception {
    if (args.length != 4) {
      System.err.println("usage: java -cp bcprov.jar:bcutil.jar:bcpkix.jar VerifySignature.java signature.p7s document root.der 5XK1A2B");
      System.exit(2);
    }
    Security.addProvider(new BouncyCastleProvider());
    try {
      byte[] signature = Files.readAllBytes(Path.of(args[0]));
      byte[] document = Files.readAllBytes(Path.of(args[1]));
      X509CertificateHolder root = new X509CertificateHolder(Files.readAllBytes(Path.of(args[2])));
      System.out.println(verify(signature, document, root, args[3]).getSubject());
    } catch (Exception refused) {
      System.err.println("refused: " + refused.getMessage());
      System.exit(1);
    }
  }

  /** The signer's certificate; throws when anything is not as it must be. */
  static X509CertificateHolder verify(byte[] signature, byte[] document, X509CertificateHolder root, String person)
      throws Exception {
    CMSSignedData signed = new CMSSignedData(signature);
    // A signature with the document inside is of that document, which must be the one that we sent.
    if (signed.isDetachedSignature()) signed = new CMSSignedData(new CMSProcessableByteArray(document), signature);
    else if (!Arrays.equals((byte[]) signed.getSignedContent().getContent(), document)) throw new Exception("another document is inside");

    Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
    if (signers.size() != 1) throw new Exception(signers.size() + " signers");
    SignerInformation signer = signers.iterator().next();
    X509CertificateHolder certificate = null;
    for (Object match : signed.getCertificates().getMatches(signer.getSID())) certificate = (X509CertificateHolder) match;
    if (certificate == null) throw new Exception("the signer's certificate is not there");

    boolean valid = signer.verify(new JcaSimpleSignerInfoVerifierBuilder().setProvider("BC").build(certificate));
    if (!valid) throw new Exception("the signature is wrong");
    if (!names(signer, certificate)) throw new Exception("it was signed with another certificate than the one inside");
    checkPath(certificate, signed.getCertificates().getMatches(null), root);
    checkUse(certificate);
    if (!serialNumber(certificate).equals(person)) throw new Exception("signed by " + serialNumber(certificate));
    return certificate;
  }

  /** CAdES: the certificate stands, by its digest, in what was signed (signing-certificate-v2, RFC 5035). */
  static boolean names(SignerInformation signer, X509CertificateHolder certificate) throws Exception {
    Attribute attribute = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    if (attribute == null) return false;
    ESSCertIDv2 id = SigningCertificateV2.getInstance(attribute.getAttrValues().getObjectAt(0)).getCerts()[0];
    MessageDigest digest = MessageDigest.getInstance(id.getHashAlgorithm().getAlgorithm().getId(), "BC");
    return MessageDigest.isEqual(digest.digest(certificate.getEncoded()), id.getCertHash());
  }

  /** RFC 5280 section 6 up to the root, as of now. Revocation is to be asked of the authority: see setRevocationEnabled. */
  static void checkPath(X509CertificateHolder certificate, Collection<X509CertificateHolder> inside, X509CertificateHolder root)
      throws Exception {
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter().setProvider("BC");
    List<X509Certificate> issuers = new ArrayList<>();
    for (X509CertificateHolder one : inside) issuers.add(converter.getCertificate(one));
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(converter.getCertificate(certificate));
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(Set.of(new TrustAnchor(converter.getCertificate(root), null)), target);
    parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(issuers)));
    parameters.setRevocationEnabled(false);
    CertPathBuilder.getInstance("PKIX", "BC").build(parameters);
  }

  /** A certificate for signing documents, not one of a server or an authority. */
  static void checkUse(X509CertificateHolder certificate) throws Exception {
    boolean[] usage = new JcaX509CertificateConverter().getCertificate(certificate).getKeyUsage();
    if (usage != null && !usage[0] && !usage[1]) throw new Exception("the certificate is not for signing");
  }

  /** IIN, FIN, VÖEN without what ETSI EN 319 412-1 or the authority puts before it. */
  static String serialNumber(X509CertificateHolder certificate) {
    RDN[] found = certificate.getSubject().getRDNs(BCStyle.SERIALNUMBER);
    String text = found.length == 0 ? "" : found[0].getFirst().getValue().toString();
    return text.replaceFirst("^(IIN|BIN|FIN|VOEN|[A-Z]{5}-)", "");
  }
}
