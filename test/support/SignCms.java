// Signs with Bouncy Castle in several ways: java SignCms key.pem own.pem chain.pem content; and puts beside the signature in
// stamped.p7m what it is judged by: issuing.crl, root.crl, time.ocsp, issuing.der

import java.io.*;
import java.nio.file.*;
import java.security.*;
import java.security.cert.*;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.*;
import org.bouncycastle.asn1.cms.*;
import org.bouncycastle.asn1.*;
import org.bouncycastle.asn1.esf.RevocationValues;
import org.bouncycastle.asn1.ess.*;
import org.bouncycastle.asn1.ocsp.*;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.*;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.*;

public class SignCms {
  static PrivateKey key;
  static X509Certificate own;
  static List<X509Certificate> all = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    Security.addProvider(new BouncyCastleProvider());
    String pem = Files.readString(Path.of(args[0])).replaceAll("-----[^-]+-----|\\s", "");
    key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    own = (X509Certificate) factory.generateCertificate(new FileInputStream(args[1]));
    all.add(own);
    for (java.security.cert.Certificate one : factory.generateCertificates(new FileInputStream(args[2]))) all.add((X509Certificate) one);
    CMSTypedData content = new CMSProcessableByteArray(Files.readAllBytes(Path.of(args[3])));
    Files.write(Path.of("plain.p7m"), generator("SHA256withRSA", false).generate(content, true).getEncoded());
    Files.write(Path.of("detached.p7s"), generator("SHA512withRSA", false).generate(content, false).getEncoded());
    Files.write(Path.of("cades.p7m"), generator("SHA256withRSAandMGF1", true).generate(content, true).getEncoded("DER"));
    CMSSignedDataStreamGenerator streaming = new CMSSignedDataStreamGenerator();
    streaming.addSignerInfoGenerator(signer("SHA384withRSA", true));
    streaming.addCertificates(new JcaCertStore(all));
    // As a stream: indefinite lengths, and the content in pieces.
    streaming.setBufferSize(16);
    try (OutputStream file = new FileOutputStream("streamed.p7m"); OutputStream out = streaming.open(file, true)) {
      content.write(out);
    }
    Files.write(Path.of("lasting.p7m"), lasting(new CMSSignedData(bytes("stamped.p7m"))).getEncoded());
  }

  // CAdES-X-L.
  static CMSSignedData lasting(CMSSignedData signed) throws Exception {
    SignerInformation signer = signed.getSignerInfos().iterator().next();
    CertificateList[] lists = { CertificateList.getInstance(bytes("issuing.crl")), CertificateList.getInstance(bytes("root.crl")) };
    ASN1OctetString answer = OCSPResponse.getInstance(bytes("time.ocsp")).getResponseBytes().getResponse();
    BasicOCSPResponse[] answers = { BasicOCSPResponse.getInstance(answer.getOctets()) };
    AttributeTable beside = signer.getUnsignedAttributes()
        .add(PKCSObjectIdentifiers.id_aa_ets_certValues, new DERSequence(ASN1Primitive.fromByteArray(bytes("issuing.der"))))
        .add(PKCSObjectIdentifiers.id_aa_ets_revocationValues, new RevocationValues(lists, answers, null));
    SignerInformation more = SignerInformation.replaceUnsignedAttributes(signer, beside);
    return CMSSignedData.replaceSigners(signed, new SignerInformationStore(more));
  }

  static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(Path.of(name));
  }

  static CMSSignedDataGenerator generator(String algorithm, boolean isCades) throws Exception {
    CMSSignedDataGenerator made = new CMSSignedDataGenerator();
    made.addSignerInfoGenerator(signer(algorithm, isCades));
    made.addCertificates(new JcaCertStore(all));
    return made;
  }

  static SignerInfoGenerator signer(String algorithm, boolean isCades) throws Exception {
    JcaSignerInfoGeneratorBuilder builder =
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().setProvider("BC").build());
    if (isCades) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(own.getEncoded());
      SigningCertificateV2 named = new SigningCertificateV2(new ESSCertIDv2(digest));
      org.bouncycastle.asn1.cms.Attribute attribute =
          new org.bouncycastle.asn1.cms.Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(named));
      builder.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(attribute)));
    }
    ContentSigner by = new JcaContentSignerBuilder(algorithm).setProvider("BC").build(key);
    return builder.build(by, own);
  }
}
