<?php
// A must-use plugin: no mail, and the classic editor where an address says "classic".
add_filter( 'pre_wp_mail', '__return_true' );
add_filter(
	'use_block_editor_for_post',
	function ( $use ) {
		return $use && ! isset( $_GET['classic'] );
	}
);
