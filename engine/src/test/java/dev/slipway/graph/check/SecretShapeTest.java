package dev.slipway.graph.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretShapeTest {

  @ParameterizedTest
  @CsvSource({
    "password, hunter2",
    "db_password, correct horse",
    "dbPassword, hunter2",
    "backup-passphrase, a b c",
    "ansible_become_pass, x",
    "ansible_ssh_password, x",
    "api_key, AKIAIOSFODNN7EXAMPLE9",
    "aws_secret_access_key, wJalrXUtnFEMI/K7MDENG/bPxRfiCY1",
    "join_token, abcdef.0123456789abcdef",
    "client_secret, 0a1b2c3d4e5f6a7b8c9d"
  })
  void aSecret_isFound(String name, String text) {
    assertThat(SecretShape.isSecret(name, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "password_file, hunter2",
    "update_password, on_create",
    "require_password, sometimes",
    "postgres_password, scram-sha-256",
    "db_password, <to be set>",
    "db_password, xxxx",
    "db_password, ''",
    "root_password, '*'",
    "root_password, '!'",
    "root_password, $6$salt$hash",
    "root_password, $argon2id$v=19$m",
    "db_password, /run/secrets/db",
    "db_password, vault://secret/db",
    "first_pass, one",
    "compass, north",
    "tls_secret, my-tls-secret",
    "secret, registry-credentials-2",
    "token, short1",
    "private_key, id_ed25519",
    "public_key, AAAAC3NzaC1lZDI1NTE5AAAAIJ",
    "cache_key, 9f86d081884c7d659a2feaa0c55ad015"
  })
  void whatOnlyLooksAlike_isNone(String name, String text) {
    assertThat(SecretShape.isSecret(name, text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PRIVATE KEY"})
  void aPrivateKey_isFound(String kind) {
    String body = "MIIEowIBAAKCAQEAx0123456789abcdefghijklmnopqrstuvwxyz+/ABCDEF";

    assertThat(SecretShape.holdsPrivateKey("-----BEGIN " + kind + "-----\n" + body)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PRIVATE KEY-----",
        "grep -q 'BEGIN RSA PRIVATE KEY' /etc/key",
        "-----BEGIN PUBLIC KEY-----\nMIIEowIBAAKCAQEAx0123456789abcdefghijklmnopqrstuvwxyz",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIEowIBAAKCAQEAx0123456789abcdefghijklmnopqr"
      })
  void aWordAboutKeys_isNone(String text) {
    assertThat(SecretShape.holdsPrivateKey(text)).isFalse();
  }
}
