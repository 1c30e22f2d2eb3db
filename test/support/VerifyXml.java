// Whether Java's own XML signatures accept one, with the key of the first certificate in it: java VerifyXml.java signed.xml

import java.io.File;
import java.security.cert.X509Certificate;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

public class VerifyXml {
  public static void main(String[] args) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    for (String file : args) {
      Document document = factory.newDocumentBuilder().parse(new File(file));
      Element element = (Element) document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
      Element properties = (Element) document.getElementsByTagNameNS("*", "SignedProperties").item(0);
      byte[] der = java.util.Base64.getMimeDecoder()
          .decode(document.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate").item(0).getTextContent());
      X509Certificate certificate = (X509Certificate) java.security.cert.CertificateFactory.getInstance("X.509")
          .generateCertificate(new java.io.ByteArrayInputStream(der));
      DOMValidateContext context = new DOMValidateContext(certificate.getPublicKey(), element);
      context.setIdAttributeNS(properties, null, "Id");
      XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      System.out.println(signature.getSignedInfo().getSignatureMethod().getAlgorithm() + " " + signature.validate(context));
    }
  }
}
