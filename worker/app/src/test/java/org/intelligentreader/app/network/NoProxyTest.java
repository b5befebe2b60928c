package org.intelligentreader.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `NO_PROXY` as other programs read it.
class NoProxyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *                          | https://abc.supabase.co      | true
          abc.supabase.co            | https://abc.supabase.co      | true
          ABC.Supabase.co            | https://abc.supabase.co      | true
          supabase.co                | https://abc.supabase.co      | true
          .supabase.co               | https://abc.supabase.co      | true
          *.supabase.co              | https://abc.supabase.co      | true
          base.co                    | https://abc.supabase.co      | false
          xabc.supabase.co           | https://abc.supabase.co      | false
          one.example,supabase.co    | https://abc.supabase.co      | true
          one.example supabase.co    | https://abc.supabase.co      | true
          supabase.co:443            | https://abc.supabase.co      | true
          supabase.co:8443           | https://abc.supabase.co      | false
          supabase.co:8443           | https://abc.supabase.co:8443 | true
          10.0.0.0/8                 | http://10.20.30.40:8000      | true
          10.0.0.0/8                 | http://11.20.30.40:8000      | false
          10.20.30.40                | http://10.20.30.40:8000      | true
          192.168.1.0/25             | http://192.168.1.127         | true
          192.168.1.0/25             | http://192.168.1.128         | false
          fd00::/8                   | http://[fd12::1]:8000        | true
          fd00::/8                   | http://[fe12::1]:8000        | false
          [fd12::1]:8000             | http://[fd12::1]:8000        | true
          fd12:0::1                  | http://[fd12::1]:8000        | true
          10.0.0.0/8                 | https://abc.supabase.co      | false
          10.0.0.0/99                | http://10.20.30.40:8000      | false
          ''                         | http://localhost:54321       | true
          ''                         | http://127.0.0.1:54321       | true
          ''                         | http://[::1]:54321           | true
          ''                         | http://project.localhost     | true
          ''                         | https://abc.supabase.co      | false
          """)
  void a_host_is_called_straight_when_the_list_covers_it(String list, URI url, boolean straight) {
    assertThat(new NoProxy(list).covers(url)).isEqualTo(straight);
  }
}
