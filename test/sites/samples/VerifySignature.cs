// Verifies what Mohur signed, on a server in C# (.NET 5 or newer, with the package System.Security.Cryptography.Pkcs):
//
//   VerifySignature signature.p7s document root.der 5XK1A2B
//
// root.der: one certificate in DER; `openssl x509 -in root.pem -outform DER -out root.der` makes it.
// Ends with 0 and prints the signer, or with 1 and says why not. The signature may hold the document or not.
//
// RSA and P-256, P-384, P-521. Not Ed25519, which .NET does not know: verify it with `openssl cms` (OpenSSL 3.2 or newer),
// or do not issue such certificates.
// The chain is checked as of now. Revocation (CRL, OCSP) and the time of signing are not: a bank adds both.

using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

public static class VerifySignature
{
    public static int Main(string[] args)
    {
        if (args.Length != 4)
        {
            Console.Error.WriteLine("usage: VerifySignature signature.p7s document root.der 5XK1A2B");
            return 2;
        }
        try
        {
            var root = new X509Certificate2(File.ReadAllBytes(args[2]));
            Console.WriteLine(Verify(File.ReadAllBytes(args[0]), File.ReadAllBytes(args[1]), root, args[3]).Subject);
            return 0;
        }
        catch (Exception refused)
        {
            Console.Error.WriteLine($"refused: {refused.Message}");
            return 1;
        }
    }

    /// <summary>The signer's certificate; throws when anything is not as it must be.</summary>
    public static X509Certificate2 Verify(byte[] signature, byte[] document, X509Certificate2 root, string person)
    {
        var signed = new SignedCms(new ContentInfo(document), detached: true);
        signed.Decode(signature);
        // A signature with the document inside is of that document, which must be the one that we sent.
        if (!signed.Detached && !signed.ContentInfo.Content.AsSpan().SequenceEqual(document))
            throw new CryptographicException("another document is inside");
        if (signed.SignerInfos.Count != 1) throw new CryptographicException($"{signed.SignerInfos.Count} signers");

        var signer = signed.SignerInfos[0];
        signer.CheckSignature(verifySignatureOnly: true);
        var certificate = signer.Certificate ?? throw new CryptographicException("the signer's certificate is not there");
        if (!Names(signer, certificate))
            throw new CryptographicException("it was signed with another certificate than the one inside");
        CheckPath(certificate, signed.Certificates, root);
        CheckUse(certificate);
        var number = SerialNumber(certificate);
        if (number != person) throw new CryptographicException($"signed by {number}");
        return certificate;
    }

    /// <summary>CAdES: the certificate stands, by its digest, in what was signed (signing-certificate-v2, RFC 5035); SHA-256 is not written.</summary>
    private static bool Names(SignerInfo signer, X509Certificate2 certificate)
    {
        const string signingCertificateV2 = "1.2.840.113549.1.9.16.2.47";
        var attribute = signer.SignedAttributes.Cast<CryptographicAttributeObject>()
            .SingleOrDefault(one => one.Oid.Value == signingCertificateV2);
        if (attribute == null) return false;
        var digest = SHA256.HashData(certificate.RawData);
        return attribute.Values[0].RawData.AsSpan().IndexOf(digest) >= 0;
    }

    /// <summary>RFC 5280 section 6 up to the root, as of now. Revocation is to be asked of the authority: see RevocationMode.</summary>
    private static void CheckPath(X509Certificate2 certificate, X509Certificate2Collection inside, X509Certificate2 root)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.ExtraStore.AddRange(inside);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (!chain.Build(certificate)) throw new CryptographicException(chain.ChainStatus[0].StatusInformation);
    }

    /// <summary>A certificate for signing documents, where it says what it is for.</summary>
    private static void CheckUse(X509Certificate2 certificate)
    {
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().SingleOrDefault();
        const X509KeyUsageFlags signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
        if (usage != null && (usage.KeyUsages & signing) == 0)
            throw new CryptographicException("the certificate is not for signing");
    }

    /// <summary>IIN, FIN, VÖEN without what ETSI EN 319 412-1 or the authority puts before it.</summary>
    private static string SerialNumber(X509Certificate2 certificate)
    {
        var part = Regex.Match(certificate.SubjectName.Decode(X500DistinguishedNameFlags.UseNewLines), @"^(?:SERIALNUMBER|OID\.2\.5\.4\.5)=(.*?)\r?$", RegexOptions.Multiline);
        return Regex.Replace(part.Groups[1].Value, "^(IIN|BIN|FIN|VOEN|[A-Z]{5}-)", "");
    }
}
