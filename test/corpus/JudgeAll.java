// Bouncy Castle on CMS and time stamps, Java's own XML signatures on XML: lines of id, kind, file and content (or folder), `-` for none;
// answers with lines of id, kind and a verdict. Certificates lead to root.pem, those of time stamps to stamps.pem.

import java.io.*;
import java.net.URI;
import java.nio.file.*;
import java.security.MessageDigest;
import java.security.Security;
import java.security.cert.*;
import java.util.*;
import javax.xml.crypto.*;
import javax.xml.crypto.dsig.*;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.*;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.*;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tsp.TimeStampToken;
import org.w3c.dom.*;

public class JudgeAll {
  interface Judge { void judge(String file, String other) throws Exception; }

  static X509Certificate root, stamps;

  public static void main(String[] args) throws Exception {
    Security.addProvider(new BouncyCastleProvider());
    root = certificate(Files.readAllBytes(Path.of("root.pem")));
    stamps = certificate(Files.readAllBytes(Path.of("stamps.pem")));
    Map<String, Judge> judges = Map.of("CMS", JudgeAll::cms, "XML", JudgeAll::xml, "time stamp", JudgeAll::stamp);
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line; (line = lines.readLine()) != null; ) {
      String[] words = line.split("\t");
      String verdict = "accepted";
      try {
        judges.get(words[1]).judge(words[2], words[3]);
      } catch (Exception refused) {
        verdict = String.valueOf(refused).replaceAll("\\s+", " ");
      }
      System.out.println(words[0] + "\t" + words[1] + "\t" + verdict);
    }
  }

  static X509Certificate certificate(byte[] bytes) throws Exception {
    return (X509Certificate) CertificateFactory.getInstance("X.509", "BC").generateCertificate(new ByteArrayInputStream(bytes));
  }

  static void check(boolean holds, String otherwise) throws Exception {
    if (!holds) throw new Exception(otherwise);
  }

  static void cms(String file, String content) throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of(file));
    CMSSignedData signed = new CMSSignedData(bytes);
    check(signed.isDetachedSignature() != content.equals("-"), "inside or not");
    if (signed.isDetachedSignature())
      signed = new CMSSignedData(new CMSProcessableByteArray(Files.readAllBytes(Path.of(content))), bytes);
    check(signed.getSignerInfos().size() == 1, "not one signer");
    SignerInformation signer = signed.getSignerInfos().iterator().next();
    X509CertificateHolder holder = only(signed, signer.getSID());
    check(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().setProvider("BC").build(holder)), "the signature is wrong");
    AttributeTable attributes = signer.getSignedAttributes();
    SigningCertificateV2 named = SigningCertificateV2.getInstance(
        attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2).getAttrValues().getObjectAt(0));
    ESSCertIDv2 id = named.getCerts()[0];
    MessageDigest digest = MessageDigest.getInstance(id.getHashAlgorithm().getAlgorithm().getId(), "BC");
    check(MessageDigest.isEqual(digest.digest(holder.getEncoded()), id.getCertHash()), "another certificate is named");
    path(converted(holder), all(signed), root);
    AttributeTable unsigned = signer.getUnsignedAttributes();
    Attribute stamp = unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    if (stamp == null) return;
    byte[] token = stamp.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded();
    stamp(new TimeStampToken(new CMSSignedData(token)), signer.getSignature());
  }

  static void stamp(String file, String content) throws Exception {
    TimeStampToken token = new TimeStampToken(new CMSSignedData(Files.readAllBytes(Path.of(file))));
    stamp(token, Files.readAllBytes(Path.of(content)));
  }

  static void stamp(TimeStampToken token, byte[] stamped) throws Exception {
    String hash = token.getTimeStampInfo().getMessageImprintAlgOID().getId();
    byte[] digest = MessageDigest.getInstance(hash, "BC").digest(stamped);
    check(MessageDigest.isEqual(digest, token.getTimeStampInfo().getMessageImprintDigest()), "the stamp is of something else");
    X509CertificateHolder holder = only(token.toCMSSignedData(), token.getSID());
    token.validate(new JcaSimpleSignerInfoVerifierBuilder().setProvider("BC").build(holder));
    path(converted(holder), all(token.toCMSSignedData()), stamps);
  }

  @SuppressWarnings("unchecked")
  static X509CertificateHolder only(CMSSignedData signed, Object wanted) throws Exception {
    Collection<X509CertificateHolder> found = signed.getCertificates().getMatches((SignerId) wanted);
    check(found.size() == 1, "not one certificate of the signer");
    return found.iterator().next();
  }

  static List<X509Certificate> all(CMSSignedData signed) throws Exception {
    List<X509Certificate> found = new ArrayList<>();
    for (Object one : signed.getCertificates().getMatches(null)) found.add(converted((X509CertificateHolder) one));
    return found;
  }

  static X509Certificate converted(X509CertificateHolder holder) throws Exception {
    return new JcaX509CertificateConverter().setProvider("BC").getCertificate(holder);
  }

  /** RFC 5280 section 6, as of now. */
  static void path(X509Certificate leaf, Collection<X509Certificate> inside, X509Certificate anchor) throws Exception {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(leaf);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(anchor, null)), target);
    parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(inside)));
    parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(Set.of(leaf))));
    parameters.setRevocationEnabled(false);
    CertPathBuilder.getInstance("PKIX", "BC").build(parameters);
  }

  static void xml(String file, String folder) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(Path.of(folder, file).toFile());
    NodeList found = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
    check(found.getLength() == 1, "not one signature");
    List<X509Certificate> certificates = new ArrayList<>();
    NodeList texts = document.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate");
    for (int at = 0; at < texts.getLength(); at++)
      certificates.add(certificate(Base64.getMimeDecoder().decode(texts.item(at).getTextContent())));
    DOMValidateContext context = new DOMValidateContext(certificates.get(0).getPublicKey(), found.item(0));
    // Its own rules forbid files beside the signature, which are what a detached one is of.
    context.setProperty("org.jcp.xml.dsig.secureValidation", false);
    XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM");
    context.setURIDereferencer((reference, about) -> reference.getURI().isEmpty() || reference.getURI().startsWith("#")
        ? signatures.getURIDereferencer().dereference(reference, about)
        : beside(folder, reference.getURI()));
    NodeList elements = document.getElementsByTagName("*");
    for (int at = 0; at < elements.getLength(); at++)
      if (((Element) elements.item(at)).hasAttribute("Id")) context.setIdAttributeNS((Element) elements.item(at), null, "Id");
    check(signatures.unmarshalXMLSignature(context).validate(context), "the signature is wrong");
    path(certificates.get(0), certificates, root);
  }

  static Data beside(String folder, String uri) throws URIReferenceException {
    try {
      return new OctetStreamData(new FileInputStream(Path.of(folder, URI.create(uri).getPath()).toFile()));
    } catch (IOException missing) {
      throw new URIReferenceException(missing);
    }
  }
}
